import type { Section } from '../../app/section';

export default {
  nav: { label: 'Settings', to: '/settings', order: 80 },
  routes: [{ path: '/settings', title: 'Settings', load: () => import('./Settings') }],
} satisfies Section;
