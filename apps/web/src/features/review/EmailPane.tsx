import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { api, client, type Email } from '../../api/client';
import { isConflict, trouble } from '../../api/trouble';
import type { Window } from '../../lib/window';
import { isSame, type Words } from '../../lib/drafts';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Loading, Refusal } from '../../ui/states';
import { Time } from '../../ui/Time';
import { toast } from '../../ui/toast';
import { drafts, useDraft, wordsOf } from './drafts';
import { Instruct } from './Instruct';
import { Preview, usePreview, type Looking } from './Preview';
import { Reschedule } from './Reschedule';

const EmailForm = lazy(() => import('./EmailForm'));
const Changes = lazy(() => import('./Changes'));

export type Doing = 'edit' | 'regenerate' | 'reject' | 'reschedule' | null;
type Props = {
  email: Email; at: number; isCurrent: boolean; mayReview: boolean; contactId: string | null; window: Window | 'hidden' | null;
  looking: Looking; onLooking: (next: Looking) => void;
  doing: Doing; onDoing: (next: Doing) => void; onFocus: () => void; reload: () => void;
  /** Hands the pane's approval to the keyboard. */
  register: (emailId: string, approve: () => void) => void;
  onSettled: (emailId: string, isSeen: boolean) => void;
};

export function EmailPane({ email, at, isCurrent, mayReview, contactId, window, looking, onLooking, doing, onDoing, onFocus, reload, register, onSettled }: Props) {
  const draft = useDraft(email.id);
  const [seen, setSeen] = useState({ fingerprint: email.fingerprint, words: wordsOf(email) });
  const [comparing, setComparing] = useState<'approved' | 'seen' | null>(null);
  const preview = usePreview(email, draft?.words ?? null, contactId);
  const zone = preview.data?.contact?.timezone ?? 'UTC';
  const isNewer = seen.fingerprint !== email.fingerprint;
  const isUnder = draft !== null && draft.fingerprint !== email.fingerprint;
  const now = wordsOf(email);
  const see = (one: Email = email): void => setSeen({ fingerprint: one.fingerprint, words: wordsOf(one) });

  // A first draft that arrives replaces nothing that anybody read.
  useEffect(() => {
    if (seen.fingerprint === null && email.fingerprint !== null) setSeen({ fingerprint: email.fingerprint, words: wordsOf(email) });
  }, [seen.fingerprint, email]);
  useEffect(() => onSettled(email.id, !isNewer && draft === null), [email.id, isNewer, draft, onSettled]);

  const approve = useMutation({
    mutationFn: (fingerprint: string) => client.sequences.approveEmail.mutate({ emailId: email.id, fingerprint }),
    onSuccess: () => toast(`Email ${at + 1} is approved.`),
    onSettled: reload,
  });
  const tryApprove = (): void => {
    if (!mayReview) return toast('Your role may read, not approve.', 'bad');
    if (draft) return toast('Save or discard what you typed first.', 'bad');
    if (email.generation === 'running') return toast('A new draft is being written. Wait for it.', 'bad');
    if (isNewer) return toast('The text changed while you looked. Read it, then approve.', 'bad');
    if (email.fingerprint === null) return toast('There is no text to approve.', 'bad');
    if (email.status === 'approved') return toast(`Email ${at + 1} is approved already.`);
    approve.mutate(email.fingerprint);
  };
  const latest = useRef(tryApprove);
  latest.current = tryApprove;
  useEffect(() => register(email.id, () => latest.current()), [register, email.id]);

  const faults = (preview.data?.faults ?? []).filter((fault) => !fault.isHint);
  const title = `Email ${at + 1}: ${email.subject || 'no subject'}`;
  return (
    <article className={isCurrent ? 'email current' : 'email'} id={`email-${email.id}`} aria-label={title} tabIndex={-1} onFocus={onFocus} onPointerDown={onFocus}>
      <header>
        <div className="row between">
          <h2><span className="number">{at + 1}</span> <bdi>{email.subject || '(no subject)'}</bdi></h2>
          <span className="row">
            {email.generation === 'running' ? <Badge status="running" words="being written…" /> : null}
            {email.generation === 'failed' ? <Badge status="failed" words="writing failed" /> : null}
            <Badge status={email.status} />
          </span>
        </div>
        <p className="hint">
          {email.sentAt ? <>Sent <Time at={email.sentAt} zone={zone} /></>
            : email.plannedAt ? <>{email.scheduledAt ? 'Fixed time' : 'Planned'}: <Time at={email.plannedAt} zone={zone} /></>
              : email.scheduledAt ? <>Fixed time: <Time at={email.scheduledAt} zone={zone} /></> : <>Step <code>{email.step}</code>, by its delay</>}
          {preview.data?.contact ? <> · as <bdi>{preview.data.contact.name ?? preview.data.contact.email}</bdi> gets it</> : preview.data ? ' · with made-up data' : ''}
        </p>
      </header>
      {email.generation === 'running' ? <p className="note info" role="status">A new draft is being written. It appears here by itself{email.instruction ? <>: “<bdi>{email.instruction}</bdi>”</> : ''}.</p> : null}
      {email.generationProblem ? <p className="note bad">{email.generationProblem}</p> : null}
      {email.generation !== 'running' && email.instruction && email.status === 'draft' ? <p className="note warn">Asked for: “<bdi>{email.instruction}</bdi>”</p> : null}
      {isUnder && draft ? (
        <div className="note warn stack" role="alert">
          <p><strong>A newer text arrived while you typed.</strong> Yours is kept.</p>
          <Suspense fallback={<Loading rows={1} />}><Changes from={draft.base} to={now} /></Suspense>
          <div className="row">
            <Button onClick={() => {
              drafts.put(email.id, { ...draft, base: now, fingerprint: email.fingerprint, revision: email.revision });
              see();
            }}>Keep mine, over the newer one</Button>
            <Button onClick={() => {
              drafts.drop(email.id);
              see();
            }}>Take the newer one</Button>
          </div>
        </div>
      ) : isNewer ? (
        <div className="note info stack" role="alert">
          <p><strong>This text changed while you looked.</strong></p>
          <Suspense fallback={<Loading rows={1} />}><Changes from={seen.words} to={now} /></Suspense>
          <div className="row"><Button onClick={() => see()}>I have read it</Button></div>
        </div>
      ) : null}
      {draft && doing !== 'edit' && !isUnder ? <p className="note warn">You typed something here that is not saved. <Button onClick={() => onDoing('edit')}>Go on typing</Button></p> : null}
      {doing === 'edit' && mayReview ? (
        <Suspense fallback={<Loading rows={4} />}>
          <EmailForm email={email} draft={draft} contactId={contactId} onClose={() => onDoing(null)} onSaved={(kept) => {
            see(kept);
            onDoing(null);
          }} />
        </Suspense>
      ) : null}
      <Preview email={email} words={draft?.words ?? null} contactId={contactId} looking={looking} onLooking={onLooking} title={title} />
      {doing !== 'edit' && faults.length ? (
        <div className="note bad"><strong>Keeps it from being approved:</strong><ul className="issues">{faults.map((fault, index) => <li key={index}>{fault.field}{fault.line ? `, line ${fault.line}` : ''}: {fault.message}</li>)}</ul></div>
      ) : null}
      {comparing === 'approved' ? <SinceApproval email={email} now={draft?.words ?? now} /> : null}
      <Refusal error={approve.error && !isConflict(approve.error) ? approve.error : null} />
      {approve.error && isConflict(approve.error) ? <p className="note warn" role="alert">{trouble(approve.error).title}. {trouble(approve.error).detail}</p> : null}
      <footer className="row">
        {mayReview && !email.sentAt ? (
          <>
            <Button kind="main" busy={approve.isPending} disabled={email.status === 'approved' || email.generation === 'running'} onClick={tryApprove}>{email.status === 'approved' ? 'Approved' : 'Approve'}</Button>
            <Button onClick={() => onDoing(doing === 'edit' ? null : 'edit')} aria-expanded={doing === 'edit'}>Edit</Button>
            <Button onClick={() => onDoing('regenerate')} disabled={email.generation === 'running'}>Write anew</Button>
            <Button onClick={() => onDoing('reject')}>Send back</Button>
            <Button onClick={() => onDoing('reschedule')}>Set time</Button>
          </>
        ) : null}
        <Button kind="quiet" aria-expanded={comparing === 'approved'} onClick={() => setComparing(comparing ? null : 'approved')}>Changes since approval</Button>
      </footer>
      {doing === 'regenerate' || doing === 'reject' ? <Instruct email={email} how={doing} onClose={() => onDoing(null)} onDone={reload} /> : null}
      {doing === 'reschedule' ? <Reschedule email={email} zone={zone} window={window} onClose={() => onDoing(null)} onDone={reload} /> : null}
    </article>
  );
}

function SinceApproval({ email, now }: { email: Email; now: Words }) {
  const approved = useQuery(api.sequences.approvedText.queryOptions({ emailId: email.id }));
  if (approved.isPending) return <Loading rows={1} />;
  if (approved.isError) return <Refusal error={approved.error} />;
  if (!approved.data) return <p className="hint">No text of this email was ever approved.</p>;
  const before = wordsOf(approved.data);
  return (
    <div className="stack">
      <p className="hint">Last approved <Time at={approved.data.approvedAt} /> by {approved.data.approvedBy}.</p>
      {isSame(before, now) ? <p className="hint">Nothing changed since.</p> : <Suspense fallback={<Loading rows={1} />}><Changes from={before} to={now} /></Suspense>}
    </div>
  );
}
