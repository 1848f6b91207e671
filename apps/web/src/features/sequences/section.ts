import type { Section } from '../../app/section';

export default {
  nav: { label: 'Sequences', to: '/sequences', order: 30 },
  routes: [
    { path: '/sequences', title: 'Sequences', load: () => import('./Sequences') },
    { path: '/sequences/:sequenceId', title: 'Sequence', load: () => import('./Sequence') },
  ],
} satisfies Section;
