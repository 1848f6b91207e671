import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, useEffect, type Key, type ReactNode } from 'react';
import { Button } from './Button';
import { EmptyState, ErrorState, Loading } from './states';
import { Table, type Column } from './Table';
import './listing.css';

export type Pages<T> = {
  data: { pages: { data: readonly T[] }[] } | undefined;
  isPending: boolean;
  isError: boolean;
  error: unknown;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
};
type Props<T> = { label: string; pages: Pages<T>; columns: readonly Column<T>[]; rowKey: (row: T) => Key; empty: string; children?: ReactNode };

/**
 * Page after page of a list; `key` begins with the operation's `pathKey`, so that what makes it stale finds it. Not the
 * proxy's infinite options: they send a `direction` that a cursor has already.
 */
export function usePages<T>(key: readonly unknown[], load: (at: { cursor?: string }, signal: AbortSignal) => Promise<{ data: readonly T[]; nextCursor: string | null }>): Pages<T> {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => load(pageParam === null ? {} : { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
}

/** A list that comes in pages. `children`: what may be done when it is empty. */
export function Listing<T>({ label, pages, columns, rowKey, empty, children }: Props<T>) {
  if (pages.isPending) return <Loading rows={6} />;
  if (pages.isError && !pages.data) return <ErrorState error={pages.error} retry={() => void pages.refetch()} />;
  const rows = pages.data?.pages.flatMap((page) => page.data) ?? [];
  if (rows.length === 0) return <EmptyState title={empty}>{children}</EmptyState>;
  const more = (): void => {
    if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
  };
  return (
    <div className="listing">
      <Table label={label} rows={rows} columns={columns} rowKey={rowKey} onEnd={more} />
      <div className="row between listing-foot">
        <span className="hint" role="status">{rows.length.toLocaleString('en')} shown{pages.hasNextPage ? ', there are more' : ''}</span>
        {pages.hasNextPage ? <Button busy={pages.isFetchingNextPage} onClick={more}>Show more</Button> : null}
      </div>
    </div>
  );
}

/** A search field that tells what was typed when the typing rests. */
export function Search({ label, placeholder, value, onChange }: { label: string; placeholder?: string; value: string; onChange: (next: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), 300);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <label className="listing-search"><span className="unseen">{label}</span>
      <input type="search" placeholder={placeholder ?? label} value={typed} maxLength={200} onChange={(event) => setTyped(event.target.value)} />
    </label>
  );
}

/** One of a few, or all. */
export function Filter<T extends string>({ label, value, options, onChange }: { label: string; value: T | ''; options: readonly (readonly [T | '', string])[]; onChange: (next: T | '') => void }) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value as T | '')}>
      {options.map(([option, words]) => <option key={option} value={option}>{words}</option>)}
    </select>
  );
}
