import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../../api/client';
import { navigate } from '../../app/router';
import { count } from '../../lib/words';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Refusal } from '../../ui/states';
import { toast } from '../../ui/toast';

type Contact = { id: string; email: string; unsubscribed: boolean };
const withFlight = (words: string, inFlight: number): string => (inFlight ? `${words} The relay may still see ${count(inFlight, 'email')}.` : words);

/** Unsubscribe somebody who asked by telephone, or take them off the list. */
export function Mailing({ contact }: { contact: Contact }) {
  const [asked, setAsked] = useState<'unsubscribe' | 'delete' | null>(null);
  const queries = useQueryClient();
  const go = useMutation({
    mutationFn: async (act: 'unsubscribe' | 'delete'): Promise<number> => {
      const answer = act === 'delete' ? await client.contacts.delete.mutate({ id: contact.id }) : await client.contacts.update.mutate({ id: contact.id, unsubscribed: !contact.unsubscribed });
      return answer && 'inFlight' in answer ? (answer.inFlight ?? 0) : 0;
    },
    onSuccess: (inFlight, act) => {
      setAsked(null);
      if (act === 'delete') {
        toast(withFlight('They are off the list.', inFlight));
        navigate('/contacts');
      } else {
        toast(withFlight(contact.unsubscribed ? 'They may be mailed again.' : 'They are unsubscribed.', inFlight));
      }
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const words = asked === 'delete'
    ? { title: 'Take off the list?', text: 'All their ways through sequences end, and what is queued for them is not sent. What was sent stays to be read.', go: 'Take off the list' }
    : contact.unsubscribed
      ? { title: 'Let them be mailed again?', text: 'Only when they asked for it: they unsubscribed.', go: 'They asked for it' }
      : { title: 'Unsubscribe them?', text: 'No sequence mails them any more; what is queued for them is not sent.', go: 'Unsubscribe' };
  return (
    <>
      <Button onClick={() => setAsked('unsubscribe')}>{contact.unsubscribed ? 'Subscribe again…' : 'Unsubscribe…'}</Button>
      <Button kind="danger" onClick={() => setAsked('delete')}>Take off…</Button>
      <Dialog open={asked !== null} title={words.title} onClose={() => setAsked(null)}>
        <p><bdi>{contact.email}</bdi>: {words.text}</p>
        <Refusal error={go.error} />
        <div className="actions">
          <Button autoFocus onClick={() => setAsked(null)}>Leave it</Button>
          <Button kind="danger" busy={go.isPending} onClick={() => asked && go.mutate(asked)}>{words.go}</Button>
        </div>
      </Dialog>
    </>
  );
}
