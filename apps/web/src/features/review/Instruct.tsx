import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { client, type Email } from '../../api/client';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Area } from '../../ui/Field';
import { Refusal } from '../../ui/states';
import { toast } from '../../ui/toast';

type Props = { email: Email; how: 'regenerate' | 'reject'; onClose: () => void; onDone: () => void };

const WORDS = {
  regenerate: { title: 'Have it written anew', label: 'What shall be different? (optional)', go: 'Write it anew', done: 'A new draft is being written.' },
  reject: { title: 'Send it back', label: 'What shall be different?', go: 'Send it back', done: 'Sent back. It is a draft again.' },
} as const;

const kept = new Map<string, string>();

export function Instruct({ email, how, onClose, onDone }: Props) {
  const key = `${how} ${email.id}`;
  const [instruction, setInstruction] = useState(() => kept.get(key) ?? '');
  const words = WORDS[how];
  const ask = useMutation({
    mutationFn: () => client.sequences[how === 'regenerate' ? 'regenerateEmail' : 'rejectEmail'].mutate({ emailId: email.id, instruction: instruction.trim() || null }),
    onSuccess: () => {
      kept.delete(key);
      toast(words.done);
      onDone();
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <Dialog open title={words.title} onClose={onClose}>
      <form className="stack" onSubmit={submit} onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}>
        <Area label={words.label} hint="Such as: shorter, more formal, ask about Thursday." rows={3} maxLength={2000} dir="auto" autoFocus required={how === 'reject'} value={instruction} onChange={(event) => {
          kept.set(key, event.target.value);
          setInstruction(event.target.value);
        }} />
        {email.status === 'approved' ? <p className="note warn">It is approved now. It will have to be approved again; who reaches it meanwhile waits.</p> : null}
        <Refusal error={ask.error} />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" busy={ask.isPending}>{words.go}</Button>
        </div>
      </form>
    </Dialog>
  );
}
