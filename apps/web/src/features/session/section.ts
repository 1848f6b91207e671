import type { Section } from '../../app/section';

export default { routes: [{ path: '/account', title: 'Password', load: () => import('./Account') }] } satisfies Section;
