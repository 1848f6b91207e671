import type { Section } from '../../app/section';

export default {
  nav: { label: 'People and keys', to: '/people', order: 90, needs: 'full' },
  routes: [{ path: '/people', title: 'People and keys', load: () => import('./People') }],
} satisfies Section;
