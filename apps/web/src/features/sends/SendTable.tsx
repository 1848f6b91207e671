import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, type Out } from '../../api/client';
import { useMay } from '../../api/session';
import { Link } from '../../app/router';
import { path } from '../../lib/routing';
import { spoken } from '../../lib/words';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Listing, type Pages } from '../../ui/Listing';
import { ErrorState, Loading, Refusal } from '../../ui/states';
import type { Column } from '../../ui/Table';
import { Time } from '../../ui/Time';
import { toast } from '../../ui/toast';

export type Send = Out['sends']['list']['data'][number];
export const SEND_STATUSES = ['queued', 'sending', 'sent', 'delivered', 'bounced', 'complained', 'rejected', 'suppressed', 'cancelled', 'expired', 'failed', 'in_doubt'] as const;
export type SendStatus = (typeof SEND_STATUSES)[number];
export const sendFilter: readonly (readonly [SendStatus | '', string])[] = [['', 'All sends'], ...SEND_STATUSES.map((status) => [status, spoken(status)] as const)];
export const sendStatus = (given: string | null): SendStatus | '' => SEND_STATUSES.find((status) => status === given) ?? '';

type Props = { label: string; pages: Pages<Send>; empty: string; of: 'all' | 'sequence' | 'contact' };

/** Sends, with what became of each. */
export function SendTable({ label, pages, empty, of }: Props) {
  const [opened, setOpened] = useState<Send | null>(null);
  const columns: Column<Send>[] = [
    { title: 'Email', cell: (send) => <button type="button" className="link" onClick={() => setOpened(send)}>{send.step}</button> },
    { title: 'Status', cell: (send) => <Badge status={send.status} /> },
    ...(of === 'sequence' ? [] : [{ title: 'Sequence', cell: (send: Send) => <Link to={path('/sequences/:id', { id: send.sequenceId })}><span className="id" title={send.sequenceId}>{send.sequenceId}</span></Link> }]),
    ...(of === 'contact' ? [] : [{ title: 'Contact', cell: (send: Send) => <Link to={path('/contacts/:id', { id: send.contactId })}><span className="id" title={send.contactId}>{send.contactId}</span></Link> }]),
    { title: 'Planned', cell: (send) => <Time at={send.createdAt} /> },
    { title: 'Sent', cell: (send) => (send.sentAt ? <Time at={send.sentAt} /> : '–') },
    { title: 'What happened', cell: (send) => (send.waiting ? <>waits for {spoken(send.waiting.reason)} until <Time at={send.waiting.until} /></> : <span dir="auto">{send.detail || '–'}</span>) },
  ];
  return (
    <>
      <Listing label={label} pages={pages} columns={columns} rowKey={(send) => send.id} empty={empty} />
      <Dialog open={opened !== null} title="One send" onClose={() => setOpened(null)}>
        {opened ? <OneSend send={opened} onDone={() => setOpened(null)} /> : null}
      </Dialog>
    </>
  );
}

function OneSend({ send, onDone }: { send: Send; onDone: () => void }) {
  const mayAll = useMay('full');
  const feedback = useQuery(api.sends.feedback.queryOptions({ id: send.id }));
  return (
    <div className="stack">
      <dl className="facts">
        <dt>Email</dt><dd>{send.step}</dd>
        <dt>Status</dt><dd><Badge status={send.status} /></dd>
        <dt>Attempts</dt><dd>{send.attempts}</dd>
        <dt>Planned</dt><dd><Time at={send.createdAt} /></dd>
        <dt>Sent</dt><dd>{send.sentAt ? <Time at={send.sentAt} /> : 'not yet'}</dd>
        {send.detail ? <><dt>What happened</dt><dd dir="auto">{send.detail}</dd></> : null}
        <dt>Id</dt><dd><code>{send.id}</code></dd>
      </dl>
      {send.inDoubtSince ? (mayAll ? <Resolve send={send} onDone={onDone} /> : <p className="note warn">Its answer was lost. An owner has to say what became of it.</p>) : null}
      <section className="stack" aria-label="Heard about it">
        <h3>Heard about it</h3>
        {feedback.data ? (
          feedback.data.length === 0 ? <p className="hint">Nothing yet: no bounce, complaint, reply or opening.</p> : (
            <ul className="lines">{feedback.data.map((one, at) => <li key={at}><Badge status={one.kind} /> <Time at={one.at} /> <span className="hint">{one.source}</span> <span dir="auto">{one.detail}</span></li>)}</ul>
          )
        ) : feedback.isError ? <ErrorState error={feedback.error} retry={() => void feedback.refetch()} /> : <Loading rows={1} />}
      </section>
    </div>
  );
}

const DECISIONS = {
  sent: 'It arrived. The next step counts from when it was handed over.',
  resend: 'Send it once more: the same bytes, so that a mail program can tell that it is the same.',
  failed: 'It did not arrive and shall not.',
} as const;

/** What a person says of a send whose answer was lost. */
function Resolve({ send, onDone }: { send: Send; onDone: () => void }) {
  const queries = useQueryClient();
  const resolve = useMutation({
    mutationFn: (as: keyof typeof DECISIONS) => client.sends.resolve.mutate({ sendId: send.id, as }),
    onSuccess: () => {
      toast('Decided.');
      onDone();
    },
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <section className="note warn stack" aria-label="Decide">
      <p>The connection broke before the relay answered, so nobody knows whether it went out. Look into the relay’s log, then say what became of it.</p>
      {(Object.keys(DECISIONS) as (keyof typeof DECISIONS)[]).map((as) => (
        <div key={as} className="row"><Button busy={resolve.isPending} onClick={() => resolve.mutate(as)}>{as === 'sent' ? 'It arrived' : as === 'resend' ? 'Send again' : 'It did not arrive'}</Button><span>{DECISIONS[as]}</span></div>
      ))}
      <Refusal error={resolve.error} />
    </section>
  );
}
