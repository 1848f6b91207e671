import type { Section } from '../../app/section';

export default {
  nav: { label: 'Templates', to: '/templates', order: 45 },
  routes: [
    { path: '/templates', title: 'Templates', load: () => import('./Templates') },
    { path: '/templates/:templateId', title: 'Template', load: () => import('./Template') },
  ],
} satisfies Section;
