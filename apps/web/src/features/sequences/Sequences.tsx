import { useQuery } from '@tanstack/react-query';
import { api, client, type Out } from '../../api/client';
import { Link, useSearch } from '../../app/router';
import { path } from '../../lib/routing';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Filter, Listing, usePages, Search } from '../../ui/Listing';
import type { Column } from '../../ui/Table';
import { Ago } from '../../ui/Time';

type Row = Out['sequences']['page']['data'][number];
const STATUSES = ['draft', 'active', 'paused', 'completed', 'cancelled'] as const;
type Status = (typeof STATUSES)[number];

export const sequencePath = (sequenceId: string): string => path('/sequences/:sequenceId', { sequenceId });

export default function Sequences() {
  const [params, setParams] = useSearch();
  const search = params.get('q') ?? '';
  const status = STATUSES.find((one) => one === params.get('status')) ?? '';
  const sequencesOf = { limit: 50, ...(search ? { search } : {}), ...(status ? { status } : {}) };
  const sequences = usePages([...api.sequences.page.pathKey(), 'pages', sequencesOf], (at, signal) => client.sequences.page.query({ ...sequencesOf, ...at }, { signal }));
  const counts = useQuery(api.sequences.counts.queryOptions());
  const options: [Status | '', string][] = [
    ['', 'All'],
    ...STATUSES.map((one): [Status, string] => [one, counts.data ? `${one} (${counts.data[one].toLocaleString('en')})` : one]),
  ];
  const columns: Column<Row>[] = [
    { title: 'Name', cell: (row) => <><Link to={sequencePath(row.id)}><bdi>{row.name}</bdi></Link><span className="second">{row.id}</span></> },
    { title: 'Status', cell: (row) => <><Badge status={row.status} />{row.pendingVersion !== null && row.status !== 'draft' ? <> <Badge status="held" words="update waits" /></> : null}</> },
    { title: 'For', cell: (row) => (row.contactId ? <Link to={path('/contacts/:id', { id: row.contactId })}>one contact</Link> : 'many contacts') },
    { title: 'Version', end: true, cell: (row) => row.version ?? '–' },
    { title: 'Changed', cell: (row) => <Ago at={row.updatedAt} /> },
  ];
  return (
    <>
      <header className="listing-head">
        <h1>Sequences</h1>
        <Search label="Search sequences" placeholder="Name, id or contact" value={search} onChange={(q) => setParams({ q })} />
        <Filter label="Status" value={status} options={options} onChange={(next) => setParams({ status: next })} />
      </header>
      <Listing label="Sequences" pages={sequences} columns={columns} rowKey={(row) => row.id} empty={search || status ? 'No sequence is like that' : 'There is no sequence yet'}>
        {search || status ? <Button onClick={() => setParams({ q: null, status: null })}>Show all</Button> : <p>Have drafts written for your contacts, or bring a definition with <code>espalier apply</code>.</p>}
      </Listing>
    </>
  );
}
