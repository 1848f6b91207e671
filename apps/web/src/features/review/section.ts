import type { Section } from '../../app/section';

export default {
  nav: { label: 'Review', to: '/review', order: 20 },
  routes: [
    { path: '/review', title: 'Review', load: () => import('./Queue') },
    { path: '/review/for/people', title: 'Written for single people', load: () => import('./Personal') },
    { path: '/review/:sequenceId', title: 'Review a sequence', load: () => import('./Review') },
  ],
} satisfies Section;
