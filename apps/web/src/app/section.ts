import type { ComponentType } from 'react';
import type { Scope } from '../api/session';
import type { Params } from '../lib/routing';

export type Screen = ComponentType<{ params: Params }>;
export type Route = { path: string; title: string; load: () => Promise<{ default: Screen }> };

/** What a feature folder offers the shell: `export default` of its `section.ts`. */
export type Section = {
  nav?: { label: string; to: string; order: number; needs?: Scope };
  routes: Route[];
};
