import type { Section } from '../../app/section';

export default {
  nav: { label: 'Contacts', to: '/contacts', order: 40 },
  routes: [
    { path: '/contacts', title: 'Contacts', load: () => import('./Contacts') },
    { path: '/contacts/:contactId', title: 'Contact', load: () => import('./Contact') },
  ],
} satisfies Section;
