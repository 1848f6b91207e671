import type { Section } from '../../app/section';

// Not /mailbox: the server's own plain pages are there.
export default {
  nav: { label: 'Mailbox', to: '/inbox', order: 70 },
  routes: [{ path: '/inbox', title: 'Mailbox', load: () => import('./Mailbox') }],
} satisfies Section;
