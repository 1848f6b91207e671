import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import { api, client, type Sequence } from '../../api/client';
import { useMay } from '../../api/session';
import { useKeys } from '../../app/keys';
import { Link, navigate } from '../../app/router';
import type { Screen } from '../../app/section';
import type { Window } from '../../lib/window';
import { count } from '../../lib/words';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Choice } from '../../ui/Choice';
import { EmptyState, ErrorState, Loading, Refusal } from '../../ui/states';
import { toast } from '../../ui/toast';
import { EmailPane, type Doing } from './EmailPane';
import { markOpened } from './opened';
import { nextWay, type Looking } from './Preview';
import { queueOptions, reviewPath } from './Queue';
import './review.css';

const Review: Screen = ({ params }) => {
  const sequenceId = params['sequenceId'] ?? '';
  const sequence = useQuery(api.sequences.get.queryOptions({ sequenceId }));
  if (sequence.data) return <Opened key={sequenceId} sequence={sequence.data} />;
  if (sequence.isError) return <ErrorState error={sequence.error} retry={() => void sequence.refetch()} />;
  return <Loading rows={8} />;
};
export default Review;

const LAYOUT = 'espalier.review.layout';

function Opened({ sequence }: { sequence: Sequence }) {
  const queries = useQueryClient();
  const mayReview = useMay('review');
  const [at, setAt] = useState(0);
  const [doing, setDoing] = useState<{ emailId: string; what: Doing }>({ emailId: '', what: null });
  const [looking, setLooking] = useState<Looking>({ as: innerWidth < 600 ? 'phone' : 'desktop', scheme: 'light', images: 'block' });
  const [layout, setLayout] = useState<'stacked' | 'side'>(() => (localStorage.getItem(LAYOUT) === 'side' ? 'side' : 'stacked'));
  const [someone, setSomeone] = useState<string | null>(null);
  const contact = useQuery({ ...api.contacts.get.queryOptions({ id: sequence.contactId ?? '' }), enabled: sequence.contactId !== null, staleTime: 60_000 });
  const queue = useInfiniteQuery(queueOptions(''));
  const entries = queue.data?.pages.flatMap((page) => page.data) ?? [];
  const place = entries.findIndex((entry) => entry.sequenceId === sequence.id);
  const next = entries.slice(place + 1).find((entry) => entry.sequenceId !== sequence.id) ?? entries.find((entry) => entry.sequenceId !== sequence.id);
  const { emails } = sequence;
  const current = emails[Math.min(at, emails.length - 1)];
  const contactId = sequence.contactId ?? someone;

  const approvers = useRef(new Map<string, () => void>());
  const register = useCallback((emailId: string, approve: () => void) => {
    approvers.current.set(emailId, approve);
  }, []);
  const [unsettled, setUnsettled] = useState<ReadonlySet<string>>(new Set());
  const onSettled = useCallback((emailId: string, isSettled: boolean) => {
    setUnsettled((before) => {
      if (before.has(emailId) !== isSettled) return before;
      const after = new Set(before);
      if (isSettled) after.delete(emailId);
      else after.add(emailId);
      return after;
    });
  }, []);
  const isRead = unsettled.size === 0;
  useEffect(() => {
    if (isRead) markOpened(sequence.id, sequence.fingerprint);
  }, [isRead, sequence.id, sequence.fingerprint]);

  const reload = useCallback(() => {
    void queries.invalidateQueries({ queryKey: api.sequences.get.queryKey({ sequenceId: sequence.id }) });
    void queries.invalidateQueries({ queryKey: api.sequences.queue.pathKey() });
    void queries.invalidateQueries({ queryKey: api.dashboard.pathKey() });
  }, [queries, sequence.id]);

  const approve = useMutation({
    mutationFn: (fingerprint: string) => client.sequences.approveSequence.mutate({ sequenceId: sequence.id, fingerprint }),
    onSuccess: () => toast(`${sequence.name} is approved.`),
    onSettled: reload,
  });
  const approveAll = (): void => {
    if (!mayReview) return toast('Your role may read, not approve.', 'bad');
    if (!isRead) return toast('Something is unsaved or changed while you looked: see the notes above the emails.', 'bad');
    approve.mutate(sequence.fingerprint);
  };
  const move = (by: number): void => {
    const to = Math.min(Math.max(at + by, 0), emails.length - 1);
    setAt(to);
    const pane = document.getElementById(`email-${emails[to]?.id ?? ''}`);
    pane?.focus({ preventScroll: true });
    pane?.scrollIntoView({ block: 'start', inline: 'nearest' });
  };
  const start = (what: Doing): void => {
    if (!current) return;
    if (!mayReview) toast('Your role may read, not change.', 'bad');
    else if (current.sentAt) toast('This email was sent.', 'bad');
    else setDoing({ emailId: current.id, what });
  };
  useKeys({
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
    e: () => start('edit'), r: () => start('regenerate'), x: () => start('reject'), s: () => start('reschedule'),
    a: () => current && approvers.current.get(current.id)?.(),
    A: approveAll,
    p: () => setLooking(nextWay(looking)),
    d: () => setLooking({ ...looking, scheme: looking.scheme === 'light' ? 'dark' : 'light' }),
    n: () => next && navigate(reviewPath(next.sequenceId)),
    u: () => navigate('/review'),
  });

  const approved = emails.filter((email) => email.status === 'approved').length;
  const isOver = sequence.status === 'completed' || sequence.status === 'cancelled';
  const isDone = emails.length > 0 && approved === emails.length && sequence.status !== 'draft' && sequence.pendingVersion === null;
  const person = contact.data ? nameOf(contact.data.properties) ?? contact.data.email : null;
  return (
    <>
      <p className="crumbs"><Link to="/review">Review</Link>{place >= 0 ? ` · ${place + 1} of ${entries.length}${queue.hasNextPage ? '+' : ''}` : ''}</p>
      <header className="review-head">
        <div>
          <h1><bdi>{person ?? sequence.name}</bdi></h1>
          <p className="row hint">
            <Badge status={sequence.status} />
            {person ? <bdi>{sequence.name}</bdi> : 'For many contacts'}
            {contact.data ? <bdi>{contact.data.email}</bdi> : null}
            <span>{approved} of {count(emails.length, 'email')} approved</span>
          </p>
        </div>
        <div className="row">
          {sequence.contactId === null ? <SomeContact value={someone} onChange={setSomeone} /> : null}
          <Choice label="Layout" value={layout} options={[['stacked', 'Stacked'], ['side', 'Side by side']]} onChange={(to) => {
            localStorage.setItem(LAYOUT, to);
            setLayout(to);
          }} />
          {next ? <Button onClick={() => navigate(reviewPath(next.sequenceId))}>Next</Button> : null}
          {mayReview && !isOver ? <Button kind="main" busy={approve.isPending} disabled={isDone} onClick={approveAll}>{isDone ? 'All approved' : 'Approve all'}</Button> : null}
        </div>
      </header>
      <Refusal error={approve.error} />
      {emails.length === 0 ? <EmptyState title="This sequence has no email" /> : (
        <div className={`emails ${layout}`} {...(layout === 'side' ? { tabIndex: 0, role: 'region', 'aria-label': 'Emails' } : {})}>
          {emails.map((email, index) => (
            <EmailPane
              key={email.id} email={email} at={index} isCurrent={email.id === current?.id} mayReview={mayReview} contactId={email.contactId ?? contactId} window={windowOf(sequence.definition)}
              looking={looking} onLooking={setLooking}
              doing={doing.emailId === email.id ? doing.what : null} onDoing={(what) => setDoing({ emailId: email.id, what })}
              onFocus={() => setAt(index)} reload={reload} register={register} onSettled={onSettled}
            />
          ))}
        </div>
      )}
    </>
  );
}

function nameOf(properties: Record<string, unknown>): string | null {
  const name = [properties['firstName'], properties['lastName']].filter((part) => typeof part === 'string' && part !== '').join(' ');
  return name || null;
}

/** The sequence's own send window, where the definition is JSON and names one; `hidden`: it is in YAML, which only the server reads. */
function windowOf(definition: string): Window | 'hidden' | null {
  try {
    return (JSON.parse(definition) as { schedule?: Window }).schedule ?? null;
  } catch {
    return /^schedule\s*:/m.test(definition) ? 'hidden' : null;
  }
}

/** With whose data a sequence for many is shown. */
function SomeContact({ value, onChange }: { value: string | null; onChange: (contactId: string | null) => void }) {
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search);
  const found = useQuery(api.contacts.list.queryOptions({ limit: 20, ...(asked ? { search: asked } : {}) }));
  const contacts = found.data?.data ?? [];
  return (
    <span className="row someone">
      <input type="search" aria-label="Find a contact to show it with" placeholder="Show as…" value={search} onChange={(event) => setSearch(event.target.value)} />
      <select aria-label="Show with the data of" value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">Somebody made up</option>
        {contacts.map((one) => <option key={one.id} value={one.id}>{nameOf(one.properties) ?? one.email}</option>)}
      </select>
    </span>
  );
}
