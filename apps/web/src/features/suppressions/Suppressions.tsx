import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, client, type Out } from '../../api/client';
import { trouble } from '../../api/trouble';
import { useSearch } from '../../app/router';
import { useMay } from '../../api/session';
import { count } from '../../lib/words';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { Listing, Search, usePages } from '../../ui/Listing';
import { Refusal } from '../../ui/states';
import type { Column } from '../../ui/Table';
import { Time } from '../../ui/Time';
import { toast } from '../../ui/toast';

type Row = Out['suppressions']['list']['data'][number];

export default function Suppressions() {
  const [params, setParams] = useSearch();
  const asked = params.get('q') ?? '';
  const suppressions = usePages([...api.suppressions.list.pathKey(), 'pages', asked], (at, signal) => (asked ? one(asked, signal) : client.suppressions.list.query({ limit: 100, ...at }, { signal })));
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Row | null>(null);
  const mayAll = useMay('full');
  const columns: Column<Row>[] = [
    { title: 'Address', cell: (row) => <bdi>{row.reason === 'erased' ? 'erased, cannot be read' : row.email}</bdi> },
    { title: 'Why', cell: (row) => <Badge status={row.reason} /> },
    { title: 'In words', cell: (row) => <span dir="auto">{row.detail || '–'}</span> },
    { title: 'Since', cell: (row) => <Time at={row.createdAt} /> },
    ...(mayAll ? [{ title: 'End', cell: (row: Row) => (row.reason === 'erased' ? '–' : <Button aria-label={`Remove ${row.email}`} onClick={() => setRemoving(row)}>Remove…</Button>) }] : []),
  ];
  return (
    <>
      <header className="listing-head">
        <h1>Suppressions</h1>
        <Search label="Only this address" placeholder="The whole address" value={asked} onChange={(q) => setParams({ q })} />
        {mayAll ? <Button kind="main" onClick={() => setAdding(true)}>Suppress an address…</Button> : null}
      </header>
      <Listing label="Suppressed addresses" pages={suppressions} columns={columns} rowKey={(row) => `${row.email} ${row.createdAt}`} empty={asked ? 'This address is not suppressed' : 'No address is suppressed'}>
        {asked ? <Button onClick={() => setParams({ q: null })}>Show all</Button> : <p>Addresses that bounce or complain come here by themselves, and are not mailed again.</p>}
      </Listing>
      {adding ? <Add onClose={() => setAdding(false)} /> : null}
      {removing ? <Remove row={removing} onClose={() => setRemoving(null)} /> : null}
    </>
  );
}

/** The list of one address: itself, or nothing. */
async function one(email: string, signal: AbortSignal): Promise<{ data: Row[]; nextCursor: string | null }> {
  try {
    return { data: [await client.suppressions.get.query({ email }, { signal })], nextCursor: null };
  } catch (problem) {
    if (!['not_found', 'invalid'].includes(trouble(problem).kind)) throw problem;
    return { data: [], nextCursor: null };
  }
}

function Add({ onClose }: { onClose: () => void }) {
  const [email, setEmail] = useState('');
  const [detail, setDetail] = useState('');
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: () => client.suppressions.add.mutate({ email: email.trim(), ...(detail.trim() ? { detail: detail.trim() } : {}) }),
    onSuccess: ({ inFlight }) => {
      toast(inFlight ? `Suppressed. The relay may still see ${count(inFlight, 'email')}.` : 'Suppressed.');
      onClose();
    },
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <Dialog open title="Suppress an address" onClose={onClose}>
      <form className="stack" onSubmit={(event: FormEvent) => {
        event.preventDefault();
        add.mutate();
      }}>
        <p>Nothing goes to it any more, whatever sequence it is in; what is queued is not sent.</p>
        <Field label="E-mail" type="email" required autoFocus autoComplete="off" value={email} onChange={(event) => setEmail(event.target.value)} />
        <Field label="Why (optional)" maxLength={500} dir="auto" value={detail} onChange={(event) => setDetail(event.target.value)} />
        <Refusal error={add.error} />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" busy={add.isPending}>Suppress it</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Remove({ row, onClose }: { row: Row; onClose: () => void }) {
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => client.suppressions.remove.mutate({ email: row.email }),
    onSuccess: () => {
      toast('It may be mailed again.');
      onClose();
    },
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <Dialog open title="Let it be mailed again?" onClose={onClose}>
      <p><bdi>{row.email}</bdi> is suppressed because it {row.reason === 'manual' ? 'was put here by hand' : row.reason}. {row.reason === 'complained' ? 'Who complained should not be mailed unless they asked for it.' : 'Sequences may mail it from then on.'}</p>
      <Refusal error={remove.error} />
      <div className="actions">
        <Button autoFocus onClick={onClose}>Leave it suppressed</Button>
        <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate()}>Let it be mailed</Button>
      </div>
    </Dialog>
  );
}
