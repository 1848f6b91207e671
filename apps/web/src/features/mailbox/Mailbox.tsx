import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, type Out } from '../../api/client';
import { useSearch } from '../../app/router';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Listing, Search, usePages } from '../../ui/Listing';
import { ErrorState, Loading } from '../../ui/states';
import type { Column } from '../../ui/Table';
import { Time } from '../../ui/Time';
import { Mail } from '../review/MailFrame';
import './mailbox.css';

type Row = Out['mailbox']['list']['data'][number];

export default function Mailbox() {
  const [params, setParams] = useSearch();
  const to = params.get('to') ?? '';
  const messages = usePages([...api.mailbox.list.pathKey(), 'pages', to], (at, signal) => client.mailbox.list.query({ limit: 50, ...(to ? { to } : {}), ...at }, { signal }));
  const [opened, setOpened] = useState<string | null>(null);
  const columns: Column<Row>[] = [
    { title: 'Subject', cell: (row) => <button type="button" className="link" onClick={() => setOpened(row.id)}><bdi>{row.subject || '(no subject)'}</bdi></button> },
    { title: 'To', cell: (row) => <bdi>{row.to}</bdi> },
    { title: 'From', cell: (row) => <bdi>{row.from}</bdi> },
    { title: 'Received', cell: (row) => <Time at={row.receivedAt} /> },
  ];
  return (
    <>
      <header className="listing-head">
        <h1>Mailbox</h1>
        <Search label="Only mail to this address" placeholder="The whole address" value={to} onChange={(next) => setParams({ to: next })} />
        <Button onClick={() => void messages.refetch()}>Look again</Button>
      </header>
      <Listing label="Messages, newest first" pages={messages} columns={columns} rowKey={(row) => row.id} empty={to ? 'No message went to this address' : 'The mailbox is empty'}>
        {to ? <Button onClick={() => setParams({ to: null })}>Show all</Button> : <p>While no relay is configured, the server keeps here what it sends.</p>}
      </Listing>
      <Dialog open={opened !== null} title="One message" onClose={() => setOpened(null)} wide>
        {opened ? <One id={opened} /> : null}
      </Dialog>
    </>
  );
}

/** Its HTML in a frame that has no origin and a policy of its own, beside its text and its headers. */
function One({ id }: { id: string }) {
  const message = useQuery(api.mailbox.get.queryOptions({ id }));
  if (message.isPending) return <Loading rows={3} />;
  if (!message.data) return <ErrorState error={message.error} retry={() => void message.refetch()} />;
  const it = message.data;
  return (
    <div className="stack">
      <dl className="facts">
        <dt>From</dt><dd><bdi>{it.from}</bdi></dd>
        <dt>To</dt><dd><bdi>{it.to}</bdi></dd>
        <dt>Received</dt><dd><Time at={it.receivedAt} /></dd>
      </dl>
      <Mail title="The message" subject={it.subject} text={it.text} fields={it.html === null ? null : { messageId: it.id }} />
      <details><summary>Headers</summary><pre className="mail-text" tabIndex={0} aria-label="Headers">{it.headers.map((header) => `${header.name}: ${header.value}`).join('\n')}</pre></details>
      {it.html ? <details><summary>The HTML part, as it is written</summary><pre className="mail-text" tabIndex={0} aria-label="HTML source">{it.html}</pre></details> : null}
    </div>
  );
}
