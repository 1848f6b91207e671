import { useQuery } from '@tanstack/react-query';
import { diffLines } from 'diff';
import { useMemo, useState } from 'react';
import { api, client, type Out, type Sequence } from '../../api/client';
import { useSearch } from '../../app/router';
import { spoken } from '../../lib/words';
import { Badge } from '../../ui/Badge';
import { Choice } from '../../ui/Choice';
import { Dialog } from '../../ui/Dialog';
import { Filter, Listing, usePages } from '../../ui/Listing';
import { EmptyState, ErrorState, Loading } from '../../ui/states';
import type { Column } from '../../ui/Table';
import { Table } from '../../ui/Table';
import { Time } from '../../ui/Time';
import { sendFilter, sendStatus, SendTable } from '../sends/SendTable';

export function Sends({ sequenceId }: { sequenceId: string }) {
  const [params, setParams] = useSearch();
  const status = sendStatus(params.get('status'));
  const sendsOf = { sequenceId, limit: 50, ...(status ? { status } : {}) };
  const sends = usePages([...api.sequences.sends.pathKey(), 'pages', sendsOf], (at, signal) => client.sequences.sends.query({ ...sendsOf, ...at }, { signal }));
  return (
    <section className="stack" aria-label="Sends">
      <div className="row"><Filter label="Status" value={status} options={sendFilter} onChange={(next) => setParams({ status: next })} /></div>
      <SendTable label="Sends, oldest planned first" pages={sends} of="sequence" empty={status ? 'No send is in this state' : 'Nothing was planned yet'} />
    </section>
  );
}

type Entry = Out['sequences']['audit']['data'][number];

export function Audit({ sequenceId }: { sequenceId: string }) {
  const auditOf = { sequenceId, limit: 50 };
  const audit = usePages([...api.sequences.audit.pathKey(), 'pages', auditOf], (at, signal) => client.sequences.audit.query({ ...auditOf, ...at }, { signal }));
  const columns: Column<Entry>[] = [
    { title: 'What', cell: (entry) => spoken(entry.action.replace('.', ' ')) },
    { title: 'Who', cell: (entry) => <code>{entry.actor}</code> },
    { title: 'When', cell: (entry) => <Time at={entry.at} /> },
    { title: 'Email', cell: (entry) => (entry.emailId ? <code>{entry.emailId}</code> : '–') },
    { title: 'In words', cell: (entry) => <span dir="auto">{entry.detail || '–'}</span> },
    { title: 'Text', cell: (entry) => (entry.after ? <code title={`before: ${entry.before ?? 'none'}; after: ${entry.after}`}>{entry.after.slice(0, 8)}</code> : '–') },
  ];
  return <Listing label="Audit trail, newest first" pages={audit} columns={columns} rowKey={(entry) => `${entry.at} ${entry.action} ${entry.emailId ?? ''} ${entry.after ?? ''}`} empty="Nothing was done to it yet" />;
}

type Version = Out['sequences']['versions']['data'][number];

export function Versions({ sequence }: { sequence: Sequence }) {
  const versions = useQuery(api.sequences.versions.queryOptions({ sequenceId: sequence.id }));
  const [opened, setOpened] = useState<Version | null>(null);
  if (versions.isPending) return <Loading />;
  if (!versions.data) return <ErrorState error={versions.error} retry={() => void versions.refetch()} />;
  const rows = [...versions.data.data].sort((one, other) => other.version - one.version);
  if (rows.length === 0) return <EmptyState title="There is no version yet" />;
  const columns: Column<Version>[] = [
    { title: 'Version', cell: (row) => <button type="button" className="link" onClick={() => setOpened(row)}>Version {row.version}</button> },
    { title: 'Standing', cell: (row) => (row.version === sequence.version ? <Badge status="active" words="runs" /> : row.version === sequence.pendingVersion ? <Badge status="draft" words="waits for approval" /> : <Badge status="draft" words={row.publishedAt ? 'earlier' : 'never published'} />) },
    { title: 'Written', cell: (row) => <Time at={row.createdAt} /> },
    { title: 'Published', cell: (row) => (row.publishedAt ? <Time at={row.publishedAt} /> : 'not yet') },
    { title: 'People inside', cell: (row) => (row.people === 'stay' ? 'stay on theirs' : 'move to it') },
  ];
  const before = opened ? rows.find((row) => row.version < opened.version) ?? null : null;
  return (
    <div className="listing">
      <Table label="Versions, newest first" rows={rows} columns={columns} rowKey={(row) => row.version} />
      <Dialog open={opened !== null} title={opened ? `Version ${opened.version}` : ''} onClose={() => setOpened(null)} wide>
        {opened ? <Text version={opened} before={before} /> : null}
      </Dialog>
    </div>
  );
}

const LONG = 200_000;

function Text({ version, before }: { version: Version; before: Version | null }) {
  const [way, setWay] = useState<'text' | 'changes'>('text');
  const pieces = useMemo(() => (before && version.definition.length + before.definition.length < LONG ? diffLines(before.definition, version.definition) : null), [version, before]);
  return (
    <div className="stack">
      {before && pieces ? <div><Choice label="Show" value={way} onChange={setWay} options={[['text', 'Whole text'], ['changes', `Changes since version ${before.version}`]]} /></div> : null}
      <pre className="definition-text" tabIndex={0} aria-label="Definition">
        {way === 'changes' && pieces ? pieces.map((piece, at) => (piece.added ? <ins key={at}>{piece.value}</ins> : piece.removed ? <del key={at}>{piece.value}</del> : <span key={at}>{piece.value}</span>)) : version.definition}
      </pre>
    </div>
  );
}
