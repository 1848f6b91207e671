import { useEffect, useRef } from 'react';
import { Link, useSearch } from '../app/router';
import './listing.css';

/** The parts of one thing; which one is on stands in the address. */
export function useTab<T extends string>(tabs: readonly (readonly [T, string])[]): T {
  const [params] = useSearch();
  const asked = params.get('part');
  return (tabs.find(([tab]) => tab === asked) ?? tabs[0])?.[0] as T;
}

export function Tabs<T extends string>({ label, tabs, now }: { label: string; tabs: readonly (readonly [T, string])[]; now: T }) {
  const bar = useRef<HTMLElement>(null);
  // On a phone the parts reach over the edge: the one that is on comes into sight.
  useEffect(() => {
    const on = bar.current?.querySelector<HTMLElement>('[aria-current]');
    if (bar.current && on) bar.current.scrollLeft = on.offsetLeft - bar.current.offsetLeft - (bar.current.clientWidth - on.offsetWidth) / 2;
  }, [now]);
  return (
    <nav className="tabs" aria-label={label} ref={bar}>
      {tabs.map(([tab, words]) => <Link key={tab} to={`${location.pathname}?part=${tab}`} aria-current={tab === now ? 'page' : undefined}>{words}</Link>)}
    </nav>
  );
}
