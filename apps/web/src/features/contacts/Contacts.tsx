import { api, client, type Out } from '../../api/client';
import { useMay } from '../../api/session';
import { Link, useSearch } from '../../app/router';
import { path } from '../../lib/routing';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Filter, Listing, usePages, Search } from '../../ui/Listing';
import type { Column } from '../../ui/Table';
import { Ago } from '../../ui/Time';
import { nameOf } from './names';

type Row = Out['contacts']['list']['data'][number];

export default function Contacts() {
  const [params, setParams] = useSearch();
  const mayAll = useMay('full');
  const search = params.get('q') ?? '';
  const mail = params.get('mail') === 'suppressed' || params.get('mail') === 'open' ? (params.get('mail') as 'suppressed' | 'open') : '';
  const contactsOf = { limit: 100, ...(search ? { search } : {}), ...(mail ? { suppressed: mail === 'suppressed' } : {}) };
  const contacts = usePages([...api.contacts.list.pathKey(), 'pages', contactsOf], (at, signal) => client.contacts.list.query({ ...contactsOf, ...at }, { signal }));
  const columns: Column<Row>[] = [
    { title: 'Name', cell: (row) => <Link to={path('/contacts/:id', { id: row.id })}><bdi>{nameOf(row.properties) ?? row.email}</bdi></Link> },
    { title: 'Address', cell: (row) => <bdi>{row.email}</bdi> },
    { title: 'Zone', cell: (row) => row.timezone?.replaceAll('_', ' ') ?? 'workspace’s' },
    { title: 'Mail', cell: (row) => <Mailable contact={row} /> },
    { title: 'Since', cell: (row) => <Ago at={row.createdAt} /> },
  ];
  return (
    <>
      <header className="listing-head">
        <h1>Contacts</h1>
        <Search label="Search contacts" placeholder="Name or address" value={search} onChange={(q) => setParams({ q })} />
        {mayAll ? <Link to="/contacts/import" className="button">Import a file</Link> : null}
        <Filter label="Mail" value={mail} options={[['', 'All'], ['open', 'may be mailed'], ['suppressed', 'suppressed']]} onChange={(next) => setParams({ mail: next })} />
      </header>
      <Listing label="Contacts" pages={contacts} columns={columns} rowKey={(row) => row.id} empty={search || mail ? 'Nobody is like that' : 'There are no contacts yet'}>
        {search || mail ? <Button onClick={() => setParams({ q: null, mail: null })}>Show all</Button> : <p>They come with the first event, by the API{mayAll ? <>, or <Link to="/contacts/import">from a CSV file</Link></> : null}.</p>}
      </Listing>
    </>
  );
}

export function Mailable({ contact }: { contact: { suppressed: boolean; unsubscribed: boolean } }) {
  if (contact.suppressed) return <Badge status="failed" words="suppressed" />;
  return contact.unsubscribed ? <Badge status="held" words="unsubscribed" /> : <Badge status="active" words="may be mailed" />;
}
