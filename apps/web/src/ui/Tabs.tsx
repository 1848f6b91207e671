import { Link, useSearch } from '../app/router';
import './listing.css';

/** The parts of one thing; which one is on stands in the address. */
export function useTab<T extends string>(tabs: readonly (readonly [T, string])[]): T {
  const [params] = useSearch();
  const asked = params.get('part');
  return (tabs.find(([tab]) => tab === asked) ?? tabs[0])?.[0] as T;
}

export function Tabs<T extends string>({ label, tabs, now }: { label: string; tabs: readonly (readonly [T, string])[]; now: T }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(([tab, words]) => <Link key={tab} to={`${location.pathname}?part=${tab}`} aria-current={tab === now ? 'page' : undefined}>{words}</Link>)}
    </nav>
  );
}
