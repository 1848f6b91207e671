import type { Section } from '../../app/section';

export default {
  nav: { label: 'Suppressions', to: '/suppressions', order: 60 },
  routes: [{ path: '/suppressions', title: 'Suppressions', load: () => import('./Suppressions') }],
} satisfies Section;
