import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, client, type Out } from '../../api/client';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { EmptyState, ErrorState, Loading, Refusal } from '../../ui/states';
import { Table, type Column } from '../../ui/Table';
import { Ago } from '../../ui/Time';
import { toast } from '../../ui/toast';
import { Once } from './Once';
import './people.css';

type Key = Out['keys']['list']['data'][number];
type Scope = Key['scopes'][number];
const SCOPES: readonly (readonly [Scope, string])[] = [
  ['full', 'everything'],
  ['read', 'read everything'],
  ['review', 'review, approve, pause, resume, cancel; reading is of its own'],
  ['ingest', 'tell events, and nothing else'],
];

export function Keys() {
  const keys = useQuery(api.keys.list.queryOptions());
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<Key | null>(null);
  const columns: Column<Key>[] = [
    { title: 'Name', cell: (key) => <><bdi>{key.name}</bdi><span className="second">{key.keyPrefix}…</span></> },
    { title: 'May', cell: (key) => key.scopes.join(', ') },
    { title: 'Standing', cell: (key) => (key.revokedAt ? <Badge status="cancelled" words="revoked" /> : <Badge status="active" words="in use" />) },
    { title: 'Made', cell: (key) => <Ago at={key.createdAt} /> },
    { title: 'End', cell: (key) => (key.revokedAt ? <Ago at={key.revokedAt} /> : <Button kind="danger" aria-label={`Revoke ${key.name}`} onClick={() => setRevoking(key)}>Revoke…</Button>) },
  ];
  return (
    <section className="stack" aria-label="API keys">
      <div className="row"><Button kind="main" onClick={() => setMaking(true)}>Make a key…</Button></div>
      {keys.isPending ? <Loading /> : !keys.data ? <ErrorState error={keys.error} retry={() => void keys.refetch()} />
        : keys.data.data.length === 0 ? <EmptyState title="There is no key yet"><p>Programs call the API with one.</p></EmptyState>
          : <div className="listing"><Table label="API keys, newest first" rows={keys.data.data} columns={columns} rowKey={(key) => key.keyId} /></div>}
      {making ? <Make onClose={() => setMaking(false)} onDone={setMade} /> : null}
      {made ? <Once title="A new key" words="Put it where your program finds it. It is shown this once." secret={made} label="Key" onClose={() => setMade(null)} /> : null}
      {revoking ? <Revoke of={revoking} onClose={() => setRevoking(null)} /> : null}
    </section>
  );
}

function Make({ onClose, onDone }: { onClose: () => void; onDone: (rawKey: string) => void }) {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['read']);
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: () => client.keys.create.mutate({ name: name.trim(), scopes: [...scopes] }),
    onSuccess: (key) => {
      onDone(key.rawKey);
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: api.keys.pathKey() }),
  });
  return (
    <Dialog open title="Make a key" onClose={onClose}>
      <form className="stack" onSubmit={(event: FormEvent) => {
        event.preventDefault();
        make.mutate();
      }}>
        <Field label="Name" hint="Where it is used, such as: shop." required autoFocus maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        <fieldset className="roles">
          <legend>It may</legend>
          {SCOPES.map(([scope, words]) => (
            <label key={scope} className="check">
              <input type="checkbox" checked={scopes.includes(scope)} onChange={(event) => setScopes(event.target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))} />
              <span><strong>{scope}</strong> <span className="hint">{words}</span></span>
            </label>
          ))}
        </fieldset>
        <Refusal error={make.error} />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" disabled={scopes.length === 0} busy={make.isPending}>Make it</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Revoke({ of, onClose }: { of: Key; onClose: () => void }) {
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => client.keys.revoke.mutate({ id: of.keyId }),
    onSuccess: () => {
      toast('Revoked.');
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: api.keys.pathKey() }),
  });
  return (
    <Dialog open title={`Revoke “${of.name}”?`} onClose={onClose}>
      <p>Every program that calls with it (<code>{of.keyPrefix}…</code>) is refused from then on. It cannot be undone; make another one instead.</p>
      <Refusal error={revoke.error} />
      <div className="actions">
        <Button autoFocus onClick={onClose}>Keep it</Button>
        <Button kind="danger" busy={revoke.isPending} onClick={() => revoke.mutate()}>Revoke it</Button>
      </div>
    </Dialog>
  );
}
