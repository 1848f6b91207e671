import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, type Out } from '../../api/client';
import { useMay } from '../../api/session';
import { Link } from '../../app/router';
import { path, type Params } from '../../lib/routing';
import { spoken } from '../../lib/words';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Listing, usePages } from '../../ui/Listing';
import { EmptyState, ErrorState, Loading } from '../../ui/states';
import type { Column } from '../../ui/Table';
import { Tabs, useTab } from '../../ui/Tabs';
import { Time } from '../../ui/Time';
import { SendTable } from '../sends/SendTable';
import { Why } from '../sequences/Why';
import { Mailable } from './Contacts';
import { Mailing } from './Mailing';
import { nameOf } from './names';
import './contacts.css';

const TABS = [['timeline', 'Timeline'], ['sequences', 'Sequences'], ['sends', 'Sends'], ['facts', 'What is known']] as const;

export default function Contact({ params }: { params: Params }) {
  const id = params['contactId'] ?? '';
  const contact = useQuery(api.contacts.get.queryOptions({ id }));
  const tab = useTab(TABS);
  const mayAll = useMay('full');
  if (contact.isPending) return <Loading rows={6} />;
  if (!contact.data) return <ErrorState error={contact.error} retry={() => void contact.refetch()} />;
  const it = contact.data;
  return (
    <>
      <p className="crumbs"><Link to="/contacts">Contacts</Link></p>
      <header className="contact-head">
        <div>
          <h1><bdi>{nameOf(it.properties) ?? it.email}</bdi></h1>
          <p className="hint"><bdi>{it.email}</bdi> · {it.timezone?.replaceAll('_', ' ') ?? 'the workspace’s time zone'} · <code>{it.id}</code></p>
        </div>
        <span className="row"><Mailable contact={it} />{mayAll ? <Mailing contact={it} /> : null}</span>
      </header>
      <Tabs label="Parts of the contact" tabs={TABS} now={tab} />
      {tab === 'timeline' ? <Timeline id={id} zone={it.timezone} /> : tab === 'sequences' ? <Enrolments id={id} zone={it.timezone} /> : tab === 'sends' ? <Sends id={id} /> : <Facts contact={it} />}
    </>
  );
}

type Happening = Out['contacts']['timeline']['data'][number];

function Timeline({ id, zone }: { id: string; zone: string | null }) {
  const timelineOf = { id, limit: 50 };
  const timeline = usePages([...api.contacts.timeline.pathKey(), 'pages', timelineOf], (at, signal) => client.contacts.timeline.query({ ...timelineOf, ...at }, { signal }));
  if (timeline.isPending) return <Loading rows={6} />;
  if (!timeline.data) return <ErrorState error={timeline.error} retry={() => void timeline.refetch()} />;
  const rows = timeline.data.pages.flatMap((page) => page.data);
  if (rows.length === 0) return <EmptyState title="Nothing has happened yet" />;
  return (
    <>
      <ol className="timeline" aria-label="Timeline, newest first">
        {rows.map((row) => (
          <li key={`${row.type} ${row.id}`} className={row.type}>
            <span className="hint"><Time at={row.at} zone={zone} /></span>
            <div><What row={row} /></div>
          </li>
        ))}
      </ol>
      {timeline.hasNextPage ? <div className="row"><Button busy={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>Show more</Button></div> : null}
    </>
  );
}

function What({ row }: { row: Happening }) {
  const sequence = row.sequenceId ? <Link to={path('/sequences/:id', { id: row.sequenceId })}>{row.sequenceId}</Link> : null;
  switch (row.type) {
    case 'event':
      return (
        <>
          <p>Event <strong dir="auto">{row.name}</strong></p>
          {row.properties && Object.keys(row.properties).length ? <details><summary className="hint">Its properties</summary><Properties of={row.properties} /></details> : null}
        </>
      );
    case 'enrolled':
      return <p>Came into {sequence}</p>;
    case 'send':
      return <p>Email <strong>{row.step}</strong> of {sequence} {row.status ? <Badge status={row.status} /> : null} {row.detail ? <span className="hint" dir="auto">{row.detail}</span> : null}</p>;
    case 'completed':
    case 'exited':
    case 'cancelled':
      return <p>{row.type === 'completed' ? 'Finished' : row.type === 'exited' ? 'Left' : 'Was taken out of'} {sequence} {row.detail ? <span className="hint" dir="auto">{row.detail}</span> : null}</p>;
  }
}

type Enrolment = Out['contacts']['enrolments']['data'][number];

function Enrolments({ id, zone }: { id: string; zone: string | null }) {
  const enrolmentsOf = { id, limit: 50 };
  const enrolments = usePages([...api.contacts.enrolments.pathKey(), 'pages', enrolmentsOf], (at, signal) => client.contacts.enrolments.query({ ...enrolmentsOf, ...at }, { signal }));
  const [asked, setAsked] = useState<string | null>(null);
  const columns: Column<Enrolment>[] = [
    { title: 'Sequence', cell: (row) => <Link to={path('/sequences/:id', { id: row.sequenceId })}>{row.sequenceId}</Link> },
    { title: 'Status', cell: (row) => <><Badge status={row.status} />{row.held ? <> <Badge status="held" words={spoken(row.held)} /></> : null}</> },
    { title: 'Step', cell: (row) => row.step },
    { title: 'Came in', cell: (row) => <Time at={row.enrolledAt} zone={zone} /> },
    { title: 'Next', cell: (row) => (row.endedAt ? <>ended <Time at={row.endedAt} zone={zone} /></> : row.dueAt ? <Time at={row.dueAt} zone={zone} /> : '–') },
    { title: 'Ask', cell: (row) => <Button aria-label={`Why, in ${row.sequenceId}`} onClick={() => setAsked(row.sequenceId)}>Why</Button> },
  ];
  return (
    <>
      <Listing label="Ways through sequences, oldest first" pages={enrolments} columns={columns} rowKey={(row) => row.id} empty="Was never in a sequence" />
      {asked ? <Why sequenceId={asked} contactId={id} zone={zone} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

function Sends({ id }: { id: string }) {
  const sendsOf = { id, limit: 50 };
  const sends = usePages([...api.contacts.sends.pathKey(), 'pages', sendsOf], (at, signal) => client.contacts.sends.query({ ...sendsOf, ...at }, { signal }));
  return <SendTable label="Emails, oldest planned first" pages={sends} of="contact" empty="No email was planned yet" />;
}

function Facts({ contact }: { contact: Out['contacts']['get'] }) {
  return (
    <div className="stack">
      {Object.keys(contact.properties).length ? <Properties of={contact.properties} /> : <EmptyState title="Nothing but the address is known" />}
      {contact.optOuts.length ? (
        <section className="stack">
          <h2>Left for good</h2>
          <ul className="lines">{contact.optOuts.map((one) => <li key={one.sequenceId}><Link to={path('/sequences/:id', { id: one.sequenceId })}>{one.sequenceId}</Link> <span className="hint"><Time at={one.at} /></span></li>)}</ul>
        </section>
      ) : null}
      <p className="hint">Known since <Time at={contact.createdAt} />, changed <Time at={contact.updatedAt} />.</p>
    </div>
  );
}

function Properties({ of }: { of: Readonly<Record<string, unknown>> }) {
  return (
    <dl className="facts">
      {Object.entries(of).map(([name, value]) => <div key={name} className="fact"><dt dir="auto">{name}</dt><dd dir="auto">{typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd></div>)}
    </dl>
  );
}
