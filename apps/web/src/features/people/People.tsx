import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, client, type Out } from '../../api/client';
import { useMay, useStanding } from '../../api/session';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { EmptyState, ErrorState, Loading, Refusal } from '../../ui/states';
import { Table, type Column } from '../../ui/Table';
import { Tabs, useTab } from '../../ui/Tabs';
import { Ago, Time } from '../../ui/Time';
import { toast } from '../../ui/toast';
import { Once } from './Once';
import { Keys } from './Keys';
import '../../ui/listing.css';

type Person = Out['people']['list']['data'][number];
type Invitation = Out['people']['invitations']['data'][number];
type Role = Person['role'];
type Shown = { title: string; words: string; url: string; expiresAt: string | null };

const ROLES: readonly (readonly [Role, string])[] = [['owner', 'Owner'], ['reviewer', 'Reviewer'], ['viewer', 'Viewer']];
const MAY: Record<Role, string> = {
  owner: 'may do everything, settings, keys and people too.',
  reviewer: 'may read everything, review and approve, pause, resume and cancel sequences.',
  viewer: 'may read everything and change nothing.',
};
const TABS = [['people', 'People'], ['keys', 'API keys']] as const;

export default function PeopleAndKeys() {
  const tab = useTab(TABS);
  if (!useMay('full')) return <EmptyState title="Only owners see people and keys" />;
  return (
    <>
      <h1>People and keys</h1>
      <Tabs label="People and keys" tabs={TABS} now={tab} />
      {tab === 'people' ? <People /> : <Keys />}
    </>
  );
}

function People() {
  const people = useQuery(api.people.list.queryOptions());
  const [inviting, setInviting] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const [changing, setChanging] = useState<Person | null>(null);
  const standing = useStanding();
  const own = standing.kind === 'in' ? standing.session.person.personId : null;
  const columns: Column<Person>[] = [
    { title: 'Name', cell: (one) => <><bdi>{one.name}</bdi>{one.personId === own ? ' (you)' : ''}<span className="second">{one.email}</span></> },
    { title: 'Role', cell: (one) => (one.disabledAt ? <Badge status="cancelled" words={`${one.role}, disabled`} /> : <Badge status="active" words={one.role} />) },
    { title: 'Last seen', cell: (one) => (one.lastSeenAt ? <Ago at={one.lastSeenAt} /> : 'never') },
    { title: 'Since', cell: (one) => <Ago at={one.createdAt} /> },
    { title: 'Change', cell: (one) => <Button aria-label={`Change ${one.name}`} onClick={() => setChanging(one)}>Change…</Button> },
  ];
  return (
    <section className="stack" aria-label="People">
      <div className="row"><Button kind="main" onClick={() => setInviting(true)}>Invite somebody…</Button></div>
      {people.isPending ? <Loading /> : !people.data ? <ErrorState error={people.error} retry={() => void people.refetch()} />
        : people.data.data.length === 0 ? <EmptyState title="Nobody signs in here yet"><p>Whoever works with a key alone sees this. Invite the first person.</p></EmptyState>
          : <div className="listing"><Table label="People who sign in" rows={people.data.data} columns={columns} rowKey={(one) => one.personId} /></div>}
      <Invitations />
      {inviting ? <Invite onClose={() => setInviting(false)} onDone={setShown} /> : null}
      {changing ? <Change person={changing} isOwn={changing.personId === own} onClose={() => setChanging(null)} onLink={setShown} /> : null}
      {shown ? <Once title={shown.title} words={shown.words} secret={shown.url} label="Link" onClose={() => setShown(null)}>{shown.expiresAt ? <p className="hint">It can be used until <Time at={shown.expiresAt} />, once.</p> : null}</Once> : null}
    </section>
  );
}

function Invitations() {
  const invitations = useQuery(api.people.invitations.queryOptions());
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: (invitationId: string) => client.people.withdraw.mutate({ invitationId }),
    onSuccess: () => toast('The link is useless now.'),
    onSettled: () => queries.invalidateQueries({ queryKey: api.people.pathKey() }),
  });
  if (!invitations.data) return invitations.isError ? <ErrorState error={invitations.error} retry={() => void invitations.refetch()} /> : null;
  if (invitations.data.data.length === 0) return null;
  const columns: Column<Invitation>[] = [
    { title: 'For', cell: (one) => <bdi>{one.email ?? 'the first owner'}</bdi> },
    { title: 'Role', cell: (one) => one.role },
    { title: 'Made', cell: (one) => <Ago at={one.createdAt} /> },
    { title: 'Until', cell: (one) => (one.expiresAt ? <Time at={one.expiresAt} /> : 'it is used') },
    { title: 'End', cell: (one) => <Button busy={withdraw.isPending && withdraw.variables === one.invitationId} aria-label={`Withdraw the invitation of ${one.email ?? 'the first owner'}`} onClick={() => withdraw.mutate(one.invitationId)}>Withdraw</Button> },
  ];
  return (
    <section className="stack" aria-label="Open invitations">
      <h2>Open invitations</h2>
      <Refusal error={withdraw.error} />
      <div className="listing"><Table label="Open invitations, newest first" rows={invitations.data.data} columns={columns} rowKey={(one) => one.invitationId} /></div>
    </section>
  );
}

function RoleField({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  return (
    <fieldset className="roles">
      <legend>Role</legend>
      {ROLES.map(([role, name]) => (
        <label key={role} className="check"><input type="radio" name="role" checked={role === value} onChange={() => onChange(role)} /><span><strong>{name}</strong> <span className="hint">{MAY[role]}</span></span></label>
      ))}
    </fieldset>
  );
}

function Invite({ onClose, onDone }: { onClose: () => void; onDone: (shown: Shown) => void }) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('reviewer');
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: () => client.people.invite.mutate({ email: email.trim(), role }),
    onSuccess: (link) => {
      onDone({ title: 'Invited', words: `Give this link to ${link.email ?? 'them'} yourself; the server mails none. It is shown this once.`, url: link.url, expiresAt: link.expiresAt });
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: api.people.pathKey() }),
  });
  return (
    <Dialog open title="Invite somebody" onClose={onClose}>
      <form className="stack" onSubmit={(event: FormEvent) => {
        event.preventDefault();
        invite.mutate();
      }}>
        <Field label="E-mail" type="email" required autoFocus autoComplete="off" value={email} onChange={(event) => setEmail(event.target.value)} />
        <RoleField value={role} onChange={setRole} />
        <Refusal error={invite.error} />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" busy={invite.isPending}>Make the link</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Change({ person, isOwn, onClose, onLink }: { person: Person; isOwn: boolean; onClose: () => void; onLink: (shown: Shown) => void }) {
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState<Role>(person.role);
  const queries = useQueryClient();
  const onSettled = (): Promise<void> => queries.invalidateQueries({ queryKey: api.people.pathKey() });
  const save = useMutation({
    mutationFn: (given: { name?: string; role?: Role; disabled?: boolean }) => client.people.update.mutate({ personId: person.personId, ...given }),
    onSuccess: (_, given) => {
      toast(given.disabled === undefined ? 'Saved.' : given.disabled ? 'They are kept out; their sessions have ended.' : 'They may sign in again.');
      onClose();
    },
    onSettled,
  });
  const link = useMutation({
    mutationFn: () => client.people.link.mutate({ personId: person.personId }),
    onSuccess: (made) => {
      onLink({ title: 'A link for a new password', words: `Give this link to ${person.name} yourself. It is shown this once.`, url: made.url, expiresAt: made.expiresAt });
      onClose();
    },
  });
  const isSame = name.trim() === person.name && role === person.role;
  return (
    <Dialog open title={`Change ${person.name}`} onClose={onClose}>
      <form className="stack" onSubmit={(event: FormEvent) => {
        event.preventDefault();
        save.mutate({ ...(name.trim() === person.name ? {} : { name: name.trim() }), ...(role === person.role ? {} : { role }) });
      }}>
        <Field label="Name" required maxLength={200} dir="auto" value={name} onChange={(event) => setName(event.target.value)} />
        <RoleField value={role} onChange={setRole} />
        {isOwn && role !== person.role ? <p className="note warn">It is your own role: you lose what it gives you.</p> : null}
        <div className="row">
          <Button busy={link.isPending} onClick={() => link.mutate()}>Make a link for a new password</Button>
          {person.disabledAt ? <Button busy={save.isPending} onClick={() => save.mutate({ disabled: false })}>Let them in again</Button>
            : isOwn ? null : <Button kind="danger" busy={save.isPending} onClick={() => save.mutate({ disabled: true })}>Keep them out</Button>}
        </div>
        <Refusal error={save.error ?? link.error} />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" disabled={isSame} busy={save.isPending}>Save</Button>
        </div>
      </form>
    </Dialog>
  );
}
