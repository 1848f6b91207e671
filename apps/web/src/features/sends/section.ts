import type { Section } from '../../app/section';

export default {
  nav: { label: 'Sends', to: '/sends', order: 50 },
  routes: [{ path: '/sends', title: 'Sends', load: () => import('./Sends') }],
} satisfies Section;
