import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, type Out } from '../../api/client';
import { Dialog } from '../../ui/Dialog';
import { Listing, usePages } from '../../ui/Listing';
import { ErrorState, Loading } from '../../ui/states';
import type { Column } from '../../ui/Table';
import { Ago } from '../../ui/Time';
import { ContactPicker } from '../contacts/ContactPicker';
import './templates.css';

type Row = Out['templates']['list']['data'][number];

export default function Templates() {
  const templates = usePages([...api.templates.list.pathKey(), 'pages'], (at, signal) => client.templates.list.query({ limit: 50, ...at }, { signal }));
  const [opened, setOpened] = useState<Row | null>(null);
  const columns: Column<Row>[] = [
    { title: 'Name', cell: (row) => <><button type="button" className="link" onClick={() => setOpened(row)}><bdi>{row.name}</bdi></button><span className="second">{row.id}</span></> },
    { title: 'Subject', cell: (row) => <bdi>{row.subject}</bdi> },
    { title: 'Version', end: true, cell: (row) => row.version },
    { title: 'Changed', cell: (row) => <Ago at={row.updatedAt} /> },
  ];
  return (
    <>
      <header className="listing-head"><h1>Templates</h1></header>
      <Listing label="Templates" pages={templates} columns={columns} rowKey={(row) => row.id} empty="There is no template yet">
        <p>They come over the API, or with a folder by <code>espalier apply</code>.</p>
      </Listing>
      <Dialog open={opened !== null} title={opened?.name ?? ''} onClose={() => setOpened(null)} wide>
        {opened ? <One template={opened} /> : null}
      </Dialog>
    </>
  );
}

function One({ template }: { template: Row }) {
  const [contactId, setContactId] = useState<string | null>(null);
  const preview = useQuery({ ...api.templates.preview.queryOptions({ id: template.id, contactId: contactId ?? '' }), enabled: contactId !== null });
  const body = template.mjml ?? template.html ?? template.markdown ?? template.text ?? '';
  return (
    <div className="stack">
      <dl className="facts">
        <dt>Subject</dt><dd><bdi>{template.subject}</bdi></dd>
        {template.preheader ? <><dt>Preheader</dt><dd><bdi>{template.preheader}</bdi></dd></> : null}
        <dt>Reads</dt><dd>{template.variables.length ? template.variables.map((one) => <code key={one} className="variable">{one}</code>) : 'nothing of the contact'}</dd>
      </dl>
      <ContactPicker label="What somebody would get" value={contactId} onChange={setContactId} none="As it is written" />
      {contactId === null ? <pre className="template-text" dir="auto" tabIndex={0} aria-label="As it is written">{body}</pre>
        : preview.data ? (
          <>
            <p><strong dir="auto">{preview.data.subject}</strong></p>
            <pre className="template-text" dir="auto" tabIndex={0} aria-label="As text">{preview.data.text}</pre>
          </>
        ) : preview.isError ? <ErrorState error={preview.error} retry={() => void preview.refetch()} /> : <Loading rows={3} />}
    </div>
  );
}
