import { infiniteQueryOptions, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { api, client } from '../../api/client';
import { useMay } from '../../api/session';
import { useKeys } from '../../app/keys';
import { Link, navigate } from '../../app/router';
import { toast } from '../../ui/toast';
import { Button } from '../../ui/Button';
import { EmptyState, ErrorState, Loading } from '../../ui/states';
import { EmailPane, type Doing } from './EmailPane';
import { nextWay, type Looking } from './Preview';
import './review.css';

const options = infiniteQueryOptions({
  queryKey: [...api.sequences.personalQueue.pathKey(), { pages: true }],
  queryFn: ({ pageParam, signal }) => client.sequences.personalQueue.query({ limit: 10, cursor: pageParam }, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});

/** Emails that were written for one person each, who is inside a running sequence and waits for them. */
export default function Personal() {
  const queries = useQueryClient();
  const mayReview = useMay('review');
  const queue = useInfiniteQuery(options);
  const emails = queue.data?.pages.flatMap((page) => page.data) ?? [];
  const [currentId, setCurrentId] = useState('');
  const [doing, setDoing] = useState<{ emailId: string; what: Doing }>({ emailId: '', what: null });
  const [looking, setLooking] = useState<Looking>({ as: innerWidth < 600 ? 'phone' : 'desktop', scheme: 'light', images: 'block' });
  const at = Math.max(0, emails.findIndex((email) => email.id === currentId));
  const current = emails[at];
  const approvers = useRef(new Map<string, () => void>());
  const register = useCallback((emailId: string, approve: () => void) => {
    approvers.current.set(emailId, approve);
  }, []);
  const reload = useCallback(() => {
    void queries.invalidateQueries({ queryKey: api.sequences.personalQueue.pathKey() });
    void queries.invalidateQueries({ queryKey: api.dashboard.pathKey() });
  }, [queries]);
  const onSettled = useCallback(() => undefined, []);
  const move = (by: number): void => {
    const to = emails[Math.min(Math.max(at + by, 0), emails.length - 1)];
    if (!to) return;
    setCurrentId(to.id);
    const pane = document.getElementById(`email-${to.id}`);
    pane?.focus({ preventScroll: true });
    pane?.scrollIntoView({ block: 'start' });
  };
  const start = (what: Doing): void => {
    if (!mayReview) toast('Your role may read, not change.', 'bad');
    else if (current) setDoing({ emailId: current.id, what });
  };
  useKeys({
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
    e: () => start('edit'), r: () => start('regenerate'), x: () => start('reject'), s: () => start('reschedule'),
    a: () => current && approvers.current.get(current.id)?.(),
    p: () => setLooking(nextWay(looking)),
    d: () => setLooking({ ...looking, scheme: looking.scheme === 'light' ? 'dark' : 'light' }),
    u: () => navigate('/review'),
  });
  return (
    <>
      <p className="crumbs"><Link to="/review">Review</Link></p>
      <h1>Written for single people</h1>
      {queue.isPending ? <Loading rows={6} /> : queue.isError && !queue.data ? <ErrorState error={queue.error} retry={() => void queue.refetch()} />
        : emails.length === 0 ? <EmptyState title="No personal email waits"><p><Link to="/review">To the queue</Link></p></EmptyState> : (
          <div className="emails">
            {emails.map((email, index) => (
              <EmailPane
                key={email.id} email={email} at={index} isCurrent={email.id === current?.id} mayReview={mayReview} contactId={email.contactId} window={null}
                looking={looking} onLooking={setLooking} doing={doing.emailId === email.id ? doing.what : null}
                onDoing={(what) => {
                  setDoing({ emailId: email.id, what });
                  if (what === null) reload();
                }}
                onFocus={() => setCurrentId(email.id)} reload={reload} register={register} onSettled={onSettled}
              />
            ))}
          </div>
        )}
      {queue.hasNextPage ? <p className="crumbs"><Button busy={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>Show more</Button></p> : null}
    </>
  );
}
