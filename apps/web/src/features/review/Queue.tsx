import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { memo, useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import { api, client, type Out } from '../../api/client';
import { useMay } from '../../api/session';
import { trouble } from '../../api/trouble';
import { useKeys } from '../../app/keys';
import { Link, navigate, useSearch } from '../../app/router';
import { path } from '../../lib/routing';
import { count } from '../../lib/words';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { EmptyState, ErrorState, Loading } from '../../ui/states';
import { Ago } from '../../ui/Time';
import { toast } from '../../ui/toast';
import { useOpened } from './opened';
import './queue.css';

export type Entry = Out['sequences']['queue']['data'][number];

/** Where the review of this entry is. */
export const reviewPath = (sequenceId: string): string => path('/review/:sequenceId', { sequenceId });

/** Page after page of the queue. Not the proxy's infinite options: they send a `direction` that a cursor has already. */
export const queueOptions = (search: string) =>
  infiniteQueryOptions({
    queryKey: [...api.sequences.queue.pathKey(), { search, pages: true }],
    queryFn: ({ pageParam, signal }) => client.sequences.queue.query({ limit: 50, cursor: pageParam, ...(search ? { search } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** More than anybody reviews before some of them are done; a longer queue would only make the page slow. */
const MOST = 500;

export default function Queue() {
  const [params, setParams] = useSearch();
  const search = params.get('q') ?? '';
  const asked = useDeferredValue(search);
  const queue = useInfiniteQuery(queueOptions(asked));
  const entries = queue.data?.pages.flatMap((page) => page.data) ?? [];
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const opened = useOpened();
  const mayReview = useMay('review');
  const rows = useRef<HTMLUListElement>(null);
  const move = (by: number): void => {
    const next = Math.min(Math.max(at + by, 0), entries.length - 1);
    setAt(next);
    rows.current?.children[next]?.querySelector('a')?.focus();
  };
  useKeys({
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
    Enter: () => entries[at] && navigate(reviewPath(entries[at].sequenceId)),
  });
  const choose = useCallback((sequenceId: string, on: boolean) => {
    setChosen((before) => {
      const next = new Set(before);
      if (on) next.add(sequenceId);
      else next.delete(sequenceId);
      return next;
    });
  }, []);
  const ready = entries.filter((entry) => opened[entry.sequenceId] !== undefined);
  const picked = ready.filter((entry) => chosen.has(entry.sequenceId));
  return (
    <>
      <header className="row between queue-head">
        <h1>Review</h1>
        <label className="queue-search"><span className="unseen">Search the queue</span>
          <input type="search" placeholder="Name or contact" value={search} onChange={(event) => setParams({ q: event.target.value })} />
        </label>
      </header>
      <PersonalNote />
      {mayReview && ready.length ? <ApproveMany entries={picked} onDone={() => setChosen(new Set())} /> : null}
      {queue.isPending ? <Loading rows={6} /> : queue.isError && !queue.data ? <ErrorState error={queue.error} retry={() => void queue.refetch()} />
        : entries.length === 0 ? (
          <EmptyState title={search ? 'Nothing in the queue is called that' : 'Nothing waits for review'}>
            {search ? <Button onClick={() => setParams({ q: null })}>Show all</Button> : <p>New drafts appear here by themselves.</p>}
          </EmptyState>
        ) : (
          <ul className="queue" ref={rows} aria-label="Waiting for review, oldest first">
            {entries.map((entry, index) => (
              <Row key={entry.sequenceId} entry={entry} index={index} isCurrent={index === at} onFocus={setAt} mayChoose={mayReview}
                canChoose={opened[entry.sequenceId] !== undefined} isChosen={chosen.has(entry.sequenceId)} choose={choose} />
            ))}
          </ul>
        )}
      {queue.hasNextPage && entries.length >= MOST ? <p className="hint queue-more">The {MOST} oldest are shown. The others come when these are done, or by a search.</p>
        : queue.hasNextPage ? <More busy={queue.isFetchingNextPage} more={() => void queue.fetchNextPage()} /> : null}
    </>
  );
}

type RowProps = { entry: Entry; index: number; isCurrent: boolean; onFocus: (index: number) => void; mayChoose: boolean; canChoose: boolean; isChosen: boolean; choose: (sequenceId: string, on: boolean) => void };

const Row = memo(function Row({ entry, index, isCurrent, onFocus, mayChoose, canChoose, isChosen, choose }: RowProps) {
  const whom = entry.contactName ?? entry.contactEmail;
  return (
    <li className={isCurrent ? 'current' : undefined} onFocus={() => onFocus(index)}>
      {mayChoose ? (
        <label className="pick" title={canChoose ? undefined : 'Open it first'}>
          <input type="checkbox" disabled={!canChoose} checked={isChosen} onChange={(event) => choose(entry.sequenceId, event.target.checked)} />
          <span className="unseen">Select {entry.name}{canChoose ? '' : ' (open it first)'}</span>
        </label>
      ) : null}
      <Link className="open" to={reviewPath(entry.sequenceId)}>
        <bdi className="title">{whom ?? entry.name}</bdi>
        <span className="second"><bdi>{whom ? entry.name : 'For many contacts'}</bdi>{entry.category ? ` · ${entry.category}` : ''}</span>
      </Link>
      <span className="figures">
        {entry.status === 'draft' ? null : <Badge status={entry.status} />}
        {entry.generating ? <Badge status="running" words={`${entry.generating} being written`} /> : null}
        {entry.faulty ? <Badge status="failed" words={`${entry.faulty} with faults`} /> : null}
        {entry.personalEmails ? <Badge status="queued" words={`${entry.personalEmails} personal`} /> : null}
        <span>{entry.approved} of {count(entry.emails, 'email')} approved</span>
      </span>
      <span className="since"><Ago at={entry.since} /></span>
    </li>
  );
});

function PersonalNote() {
  const waiting = useQuery(api.dashboard.waiting.queryOptions());
  if (!waiting.data?.personalEmails) return null;
  return <p className="note info queue-note"><Link to="/review/for/people">{count(waiting.data.personalEmails, 'email')} written for single people</Link> who are inside a running sequence.</p>;
}

function More({ busy, more }: { busy: boolean; more: () => void }) {
  const mark = useRef<HTMLDivElement>(null);
  const latest = useRef(more);
  latest.current = more;
  useEffect(() => {
    if (!mark.current || busy) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), { rootMargin: '600px' });
    watch.observe(mark.current);
    return () => watch.disconnect();
  }, [busy]);
  return <div ref={mark} className="row queue-more"><Button busy={busy} onClick={more}>Show more</Button></div>;
}

function ApproveMany({ entries, onDone }: { entries: Entry[]; onDone: () => void }) {
  const opened = useOpened();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<{ name: string; why: string }[]>([]);
  const approve = useMutation({
    mutationFn: async () => {
      const not: { name: string; why: string }[] = [];
      for (const { sequenceId, name } of entries) {
        try {
          await client.sequences.approveSequence.mutate({ sequenceId, fingerprint: opened[sequenceId] ?? '' });
        } catch (error) {
          const known = trouble(error);
          not.push({ name, why: known.issues[0]?.message ?? `${known.title}. ${known.detail}` });
          if (known.kind === 'signed_out') throw error;
        }
      }
      return not;
    },
    onSuccess: (not) => {
      setRefused(not);
      if (entries.length > not.length) toast(`${count(entries.length - not.length, 'sequence')} approved.`);
      setAsking(false);
      onDone();
    },
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <div className="many">
      <Button disabled={entries.length === 0} onClick={() => setAsking(true)}>Approve selected ({entries.length})</Button>
      <span className="hint">Those you opened in this session can be selected.</span>
      {refused.length ? <div className="note bad" role="alert">Not approved:<ul className="issues">{refused.map((one) => <li key={one.name}><bdi>{one.name}</bdi>: {one.why}</li>)}</ul></div> : null}
      <Dialog open={asking} title={`Approve ${count(entries.length, 'sequence')}?`} onClose={() => setAsking(false)}>
        <p>Their emails go out at their times, with the texts that you saw. One whose text has changed since is not approved.</p>
        <ul className="issues">{entries.map((entry) => <li key={entry.sequenceId}><bdi>{entry.contactName ?? entry.contactEmail ?? entry.name}</bdi> · {count(entry.emails, 'email')}</li>)}</ul>
        <div className="actions">
          <Button onClick={() => setAsking(false)}>Not yet</Button>
          <Button kind="main" busy={approve.isPending} onClick={() => approve.mutate()}>Approve</Button>
        </div>
      </Dialog>
    </div>
  );
}
