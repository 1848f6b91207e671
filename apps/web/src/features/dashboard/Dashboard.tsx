import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Out } from '../../api/client';
import { Link } from '../../app/router';
import { count, spoken } from '../../lib/words';
import { ownZone } from '../../lib/zones';
import { BarChart } from '../../ui/BarChart';
import { Choice } from '../../ui/Choice';
import { EmptyState, ErrorState, Loading } from '../../ui/states';
import { Ago } from '../../ui/Time';
import './dashboard.css';

export default function Dashboard() {
  return (
    <>
      <h1>Dashboard</h1>
      <Warnings />
      <Counts />
      <div className="pair">
        <Waiting />
        <Due />
      </div>
      <Outcomes />
    </>
  );
}

function Counts() {
  const stats = useQuery(api.sequences.stats.queryOptions());
  if (stats.isError && !stats.data) return <ErrorState error={stats.error} retry={() => void stats.refetch()} />;
  return (
    <dl className="counts">
      {(['draft', 'active', 'paused', 'completed'] as const).map((status) => (
        <div key={status} className="card">
          <dt>{status}</dt>
          <dd>{stats.data ? stats.data[status].toLocaleString('en') : '…'}</dd>
        </div>
      ))}
    </dl>
  );
}

function Waiting() {
  const waiting = useQuery(api.dashboard.waiting.queryOptions());
  return (
    <section className="card">
      <h2>Waits for review</h2>
      {waiting.data ? (
        waiting.data.sequences + waiting.data.personalEmails === 0 ? <p>Nothing waits. Well done.</p> : (
          <>
            <p className="big">{count(waiting.data.sequences, 'sequence')}</p>
            <p>
              {count(waiting.data.emails, 'email')} to read
              {waiting.data.personalEmails ? `, and ${count(waiting.data.personalEmails, 'email')} for single people` : ''}
              {waiting.data.since ? <>; the oldest came <Ago at={waiting.data.since} /></> : null}.
            </p>
            <Link className="button main" to="/review">Review</Link>
          </>
        )
      ) : waiting.isError ? <ErrorState error={waiting.error} retry={() => void waiting.refetch()} /> : <Loading rows={2} />}
    </section>
  );
}

function Due() {
  const zone = ownZone();
  const due = useQuery(api.dashboard.due.queryOptions({ zone }));
  const [span, setSpan] = useState<'hours' | 'days'>('hours');
  const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', timeZone: zone });
  return (
    <section className="card">
      <header className="row">
        <h2>Due</h2>
        <Choice label="How far" value={span} onChange={setSpan} options={[['hours', '24 hours'], ['days', '7 days']]} />
      </header>
      {due.data ? (
        <>
          {due.data.overdue ? <p className="note warn">{count(due.data.overdue, 'email is', 'emails are')} overdue.</p> : null}
          <BarChart
            title={span === 'hours' ? 'Emails due in the next 24 hours' : 'Emails due in the next 7 days'}
            series={[{ name: 'Emails', tone: 'one' }]}
            bars={due.data[span].map((bar) => {
              const at = new Date(bar.from);
              return { label: span === 'hours' ? `${day.format(at)} ${hour.format(at)}` : day.format(at), tick: span === 'hours' ? hour.format(at) : day.format(at), parts: [bar.count] };
            })}
          />
        </>
      ) : due.isError ? <ErrorState error={due.error} retry={() => void due.refetch()} /> : <Loading rows={5} />}
    </section>
  );
}

const FAILED = ['bounced', 'complained', 'rejected', 'failed'] as const;
const STOPPED = ['suppressed', 'expired', 'cancelled'] as const;

type Day = Out['dashboard']['outcomes']['days'][number];
const sum = (day: Day, names: readonly (keyof Day)[]): number => names.reduce((all, name) => all + Number(day[name]), 0);

function Outcomes() {
  const zone = ownZone();
  const [days, setDays] = useState<'7' | '30' | '90'>('30');
  const outcomes = useQuery(api.dashboard.outcomes.queryOptions({ days: Number(days), zone }));
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: zone });
  return (
    <section className="card">
      <header className="row">
        <h2>Sent, and what became of it</h2>
        <Choice label="How long" value={days} onChange={setDays} options={[['7', '7 days'], ['30', '30 days'], ['90', '90 days']]} />
      </header>
      {outcomes.data ? (
        outcomes.data.days.every((day) => day.sent + sum(day, [...FAILED, ...STOPPED, 'inDoubt']) === 0) ? <EmptyState title="Nothing was sent in this time" /> : (
          <BarChart
            title="Sends by day"
            series={[{ name: 'sent', tone: 'one' }, { name: 'went wrong', tone: 'two' }, { name: 'not sent', tone: 'three' }, { name: 'in doubt', tone: 'four' }]}
            bars={outcomes.data.days.map((day) => ({
              label: format.format(new Date(day.from)),
              parts: [Math.max(0, day.sent - day.bounced - day.complained), sum(day, FAILED), sum(day, STOPPED), day.inDoubt],
            }))}
          />
        )
      ) : outcomes.isError ? <ErrorState error={outcomes.error} retry={() => void outcomes.refetch()} /> : <Loading rows={5} />}
    </section>
  );
}

function Warnings() {
  const warnings = useQuery({ ...api.dashboard.warnings.queryOptions(), refetchInterval: 30_000 });
  if (!warnings.data?.length) return null;
  return (
    <section className="warnings" aria-label="Warnings">
      <ul>
        {warnings.data.map((warning, at) => (
          <li key={at} className="note warn">
            <strong>{spoken(warning.kind)}</strong> {warning.words}
            {warning.since ? <span className="hint"> <Ago at={warning.since} /></span> : null}
            {warning.sequenceId ? <> <Link to={`/review/${encodeURIComponent(warning.sequenceId)}`}>Look at it</Link></> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
