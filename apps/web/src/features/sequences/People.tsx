import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, type Out } from '../../api/client';
import { useMay } from '../../api/session';
import { Link } from '../../app/router';
import { path } from '../../lib/routing';
import { count } from '../../lib/words';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Listing, usePages } from '../../ui/Listing';
import { Refusal } from '../../ui/states';
import type { Column } from '../../ui/Table';
import { toast } from '../../ui/toast';
import { ContactPicker } from '../contacts/ContactPicker';
import { nameOf } from '../contacts/names';
import { Why } from './Why';

type Contact = Out['sequences']['contacts']['data'][number];

/** Who is inside, and why somebody is or is not. */
export function People({ sequenceId }: { sequenceId: string }) {
  const peopleOf = { sequenceId, limit: 50 };
  const people = usePages([...api.sequences.contacts.pathKey(), 'pages', peopleOf], (at, signal) => client.sequences.contacts.query({ ...peopleOf, ...at }, { signal }));
  const [asked, setAsked] = useState<{ contactId: string; zone: string | null } | null>(null);
  const [other, setOther] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<Contact | null>(null);
  const mayAll = useMay('full');
  const columns: Column<Contact>[] = [
    { title: 'Name', cell: (one) => <><Link to={path('/contacts/:id', { id: one.id })}><bdi>{nameOf(one.properties) ?? one.email}</bdi></Link><span className="second">{one.id}</span></> },
    { title: 'Address', cell: (one) => <bdi>{one.email}</bdi> },
    { title: 'Zone', cell: (one) => one.timezone?.replaceAll('_', ' ') ?? 'workspace’s' },
    {
      title: 'Ask', cell: (one) => (
        <span className="row">
          <Button onClick={() => setAsked({ contactId: one.id, zone: one.timezone })} aria-label={`Why: ${one.email}`}>Why</Button>
          {mayAll ? <Button kind="quiet" onClick={() => setLeaving(one)} aria-label={`Take out ${one.email}`}>Take out…</Button> : null}
        </span>
      ),
    },
  ];
  return (
    <section className="stack" aria-label="People">
      <div className="card">
        <h2>Somebody in particular</h2>
        <p className="hint">Whether they are inside, were, or could come in, and why not.</p>
        <div className="row">
          <ContactPicker label="Contact" value={other} onChange={setOther} />
          <Button disabled={other === null} onClick={() => other && setAsked({ contactId: other, zone: null })}>Why?</Button>
          {mayAll && other ? <LetIn sequenceId={sequenceId} contactId={other} /> : null}
        </div>
      </div>
      <h2>Inside now</h2>
      <Listing label="People inside" pages={people} columns={columns} rowKey={(one) => one.id} empty="Nobody is inside" />
      {asked ? <Why sequenceId={sequenceId} contactId={asked.contactId} zone={asked.zone} onClose={() => setAsked(null)} /> : null}
      {leaving ? <TakeOut sequenceId={sequenceId} contact={leaving} onClose={() => setLeaving(null)} /> : null}
    </section>
  );
}

function LetIn({ sequenceId, contactId }: { sequenceId: string; contactId: string }) {
  const queries = useQueryClient();
  const enrol = useMutation({
    mutationFn: () => client.sequences.enrol.mutate({ sequenceId, contactId }),
    onSuccess: () => toast('They are inside.'),
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <>
      <Button busy={enrol.isPending} onClick={() => enrol.mutate()}>Let them in</Button>
      <Refusal error={enrol.error} />
    </>
  );
}

function TakeOut({ sequenceId, contact, onClose }: { sequenceId: string; contact: Contact; onClose: () => void }) {
  const queries = useQueryClient();
  const leave = useMutation({
    mutationFn: () => client.sequences.unenrol.mutate({ sequenceId, contactId: contact.id }),
    onSuccess: (answer) => {
      toast(answer?.inFlight ? `They are out. The relay may still see ${count(answer.inFlight, 'email')}.` : 'They are out.');
      onClose();
    },
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <Dialog open title="Take out of the sequence?" onClose={onClose}>
      <p><bdi>{nameOf(contact.properties) ?? contact.email}</bdi> gets nothing more of this sequence; what is queued for them is not sent. Other sequences go on.</p>
      <Refusal error={leave.error} />
      <div className="actions">
        <Button onClick={onClose} autoFocus>Leave them in</Button>
        <Button kind="danger" busy={leave.isPending} onClick={() => leave.mutate()}>Take out</Button>
      </div>
    </Dialog>
  );
}
