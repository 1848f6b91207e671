import { api, client, type Out } from '../../api/client';
import { useMay } from '../../api/session';
import { Link } from '../../app/router';
import { path } from '../../lib/routing';
import { Badge } from '../../ui/Badge';
import { Listing, usePages } from '../../ui/Listing';
import type { Column } from '../../ui/Table';
import { Ago } from '../../ui/Time';
import { drafts, NEW } from './typed';
import './templates.css';

type Row = Out['templates']['list']['data'][number];

export default function Templates() {
  const mayAll = useMay('full');
  const templates = usePages([...api.templates.list.pathKey(), 'pages'], (at, signal) => client.templates.list.query({ limit: 50, ...at }, { signal }));
  const columns: Column<Row>[] = [
    { title: 'Name', cell: (row) => <><Link to={path('/templates/:id', { id: row.id })}><bdi>{row.name}</bdi></Link><span className="second">{row.id}</span></> },
    { title: 'Subject', cell: (row) => <><bdi>{row.subject}</bdi> {drafts.of(row.id) ? <Badge status="held" words="you typed, not saved" /> : null}</> },
    { title: 'Version', end: true, cell: (row) => row.version },
    { title: 'Changed', cell: (row) => <Ago at={row.updatedAt} /> },
  ];
  return (
    <>
      <header className="listing-head">
        <h1>Templates</h1>
        {mayAll ? <Link to={`/templates/${NEW}`} className="button main">New template</Link> : null}
      </header>
      <Listing label="Templates" pages={templates} columns={columns} rowKey={(row) => row.id} empty="There is no template yet">
        {mayAll ? <Link to={`/templates/${NEW}`} className="button">Write the first</Link> : <p>An owner writes them here, or they come with a folder by <code>espalier apply</code>.</p>}
      </Listing>
    </>
  );
}
