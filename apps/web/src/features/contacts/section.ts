import type { Section } from '../../app/section';

export default {
  nav: { label: 'Contacts', to: '/contacts', order: 40 },
  routes: [
    { path: '/contacts', title: 'Contacts', load: () => import('./Contacts') },
    // Before the contacts' own: it is no id.
    { path: '/contacts/import', title: 'Import contacts', load: () => import('./Import') },
    { path: '/contacts/:contactId', title: 'Contact', load: () => import('./Contact') },
  ],
} satisfies Section;
