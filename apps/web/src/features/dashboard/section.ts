import type { Section } from '../../app/section';

export default {
  nav: { label: 'Dashboard', to: '/', order: 10 },
  routes: [{ path: '/', title: 'Dashboard', load: () => import('./Dashboard') }],
} satisfies Section;
