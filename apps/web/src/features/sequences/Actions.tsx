import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, type Out, type Sequence } from '../../api/client';
import { count } from '../../lib/words';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Refusal } from '../../ui/states';
import { toast } from '../../ui/toast';

type Status = Out['sequences']['status'];
type Act = 'pause' | 'resume' | 'cancel';
const DONE: Record<Act, string> = { pause: 'Paused.', resume: 'It goes on.', cancel: 'Cancelled.' };
const GO: Record<Act, string> = { pause: 'Pause it', resume: 'Resume it', cancel: 'Cancel it for good' };

/** Pause, resume, cancel: each says what it will do before it does it. */
export function Actions({ sequence, status }: { sequence: Sequence; status: Status | null }) {
  const [asked, setAsked] = useState<Act | null>(null);
  const can: Act[] = sequence.status === 'active' ? ['pause', 'cancel'] : sequence.status === 'paused' ? ['resume', 'cancel'] : sequence.status === 'draft' ? ['cancel'] : [];
  return (
    <div className="row">
      {can.map((act) => <Button key={act} kind={act === 'cancel' ? 'danger' : act === 'resume' ? 'main' : 'plain'} onClick={() => setAsked(act)}>{act === 'pause' ? 'Pause…' : act === 'resume' ? 'Resume…' : 'Cancel…'}</Button>)}
      {asked ? <Ask act={asked} sequence={sequence} status={status} onClose={() => setAsked(null)} /> : null}
    </div>
  );
}

function Ask({ act, sequence, status, onClose }: { act: Act; sequence: Sequence; status: Status | null; onClose: () => void }) {
  const queries = useQueryClient();
  const workspace = useQuery({ ...api.workspace.get.queryOptions(), enabled: act === 'resume' });
  const inside = status?.activeEnrolments ? `${count(status.activeEnrolments, 'person is', 'people are')} inside` : status ? 'Nobody is inside' : 'People are inside';
  const go = useMutation({
    mutationFn: async (): Promise<number> => {
      if (act === 'resume') {
        await client.sequences.resume.mutate({ sequenceId: sequence.id });
        return 0;
      }
      return (await client.sequences[act].mutate({ sequenceId: sequence.id })).inFlight ?? 0;
    },
    onSuccess: (inFlight) => {
      toast(inFlight ? `${DONE[act]} The relay may still see ${count(inFlight, 'email')}.` : DONE[act]);
      onClose();
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const words: Record<Act, string[]> = {
    pause: [
      'From now on nothing of it is sent, until somebody resumes it.',
      `${inside}. Whoever is inside stays where they are. Waiting times keep running, and what falls due waits.`,
      'New people still come in.',
      'What the relay is taking at this moment cannot be called back; you are told how many emails that may be.',
    ],
    resume: [
      'What fell due meanwhile goes out at once, in the order in which it was due.',
      `An email that is later than ${workspace.data?.maxLateness ?? 'the workspace allows'} is not sent: it is held, and a person has to let it go.`,
      'Who stood still because a send failed is tried again.',
    ],
    cancel: sequence.status === 'draft'
      ? ['The draft will never be sent to anybody.', 'This cannot be undone.']
      : [
        `${inside}. Everybody who is inside is taken out.`,
        'Emails that are queued are not sent. Nobody comes in any more.',
        'What was sent, and who did what, stays to be read.',
        'This cannot be undone.',
      ],
  };
  return (
    <Dialog open title={`${act === 'pause' ? 'Pause' : act === 'resume' ? 'Resume' : 'Cancel'} “${sequence.name}”?`} onClose={onClose}>
      <ul className="issues">{words[act].map((line) => <li key={line}>{line}</li>)}</ul>
      <Refusal error={go.error} />
      <div className="actions">
        <Button onClick={onClose} autoFocus>Leave it as it is</Button>
        <Button kind={act === 'cancel' ? 'danger' : 'main'} busy={go.isPending} onClick={() => go.mutate()}>{GO[act]}</Button>
      </div>
    </Dialog>
  );
}
