import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from 'react';

const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};
addEventListener('popstate', tell);

export function navigate(to: string, how: 'push' | 'replace' = 'push'): void {
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', to);
  if (how === 'push') scrollTo(0, 0);
  tell();
}

function useLocationPart<T extends string>(read: () => T): T {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
}

export const usePath = (): string => useLocationPart(() => location.pathname);

/** The address's query; what a list is filtered by belongs there, so that Back brings it back. */
export function useSearch(): [URLSearchParams, (next: Record<string, string | null>) => void] {
  const search = useLocationPart(() => location.search);
  return [
    new URLSearchParams(search),
    (next) => {
      const params = new URLSearchParams(location.search);
      for (const [name, value] of Object.entries(next)) {
        if (value === null || value === '') params.delete(name);
        else params.set(name, value);
      }
      const query = params.toString();
      navigate(location.pathname + (query ? `?${query}` : ''), 'replace');
    },
  ];
}

export function Link({ to, onClick, ...rest }: { to: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a
      {...rest}
      href={to}
      onClick={(event: MouseEvent<HTMLAnchorElement>) => {
        onClick?.(event);
        if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        navigate(to);
      }}
    />
  );
}
