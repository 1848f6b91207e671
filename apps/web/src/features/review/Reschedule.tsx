import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, client, type Email } from '../../api/client';
import { isShut, windowWords, type Window } from '../../lib/window';
import { moment, offsetWords, ownZone, wallTime } from '../../lib/zones';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { Refusal } from '../../ui/states';
import { Time } from '../../ui/Time';
import { toast } from '../../ui/toast';

type Props = { email: Email; zone: string; window: Window | 'hidden' | null; onClose: () => void; onDone: () => void };

export function Reschedule({ email, zone, window, onClose, onDone }: Props) {
  const start = email.scheduledAt ?? email.plannedAt;
  const [wall, setWall] = useState(() => wallTime(new Date(start && new Date(start).getTime() > Date.now() ? start : Date.now() + 86_400_000), zone));
  const meant = moment(wall, zone);
  const set = useMutation({
    mutationFn: (at: Date) => client.sequences.rescheduleEmail.mutate({ emailId: email.id, scheduledAt: at.toISOString() }),
    onSuccess: () => {
      toast('The time is set.');
      onDone();
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (meant) set.mutate(meant.at);
  };
  const workspace = useQuery(api.workspace.get.queryOptions());
  const usual = window === null ? (workspace.data?.schedule ?? null) : null;
  const isPast = meant !== null && meant.at.getTime() < Date.now();
  return (
    <Dialog open title="Set its time" onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Field label={`When, on the clock of ${zone.replaceAll('_', ' ')}${meant ? ` (${offsetWords(meant.at, zone)})` : ''}`} type="datetime-local" required value={wall} onChange={(event) => setWall(event.target.value)} problem={isPast ? 'This time is past.' : null} autoFocus />
        {meant?.kind === 'gap' ? <p className="note warn">Clocks go forward then and skip this time. It would go out at the first moment after: <Time at={meant.at} zone={zone} />.</p> : null}
        {meant?.kind === 'overlap' ? <p className="note warn">Clocks go back then and this time comes twice. The first one is meant.</p> : null}
        {meant && zone !== ownZone() ? <p className="hint">On your clock: <Time at={meant.at} />.</p> : null}
        <p className="hint">
          A fixed time wins over the delay of its step.
          {window === 'hidden' ? ' The sequence has a send window, in its definition: outside of it the email waits until it opens.' : window ? ` Send window of this sequence: ${windowWords(window)}.` : usual ? ` Send window of the workspace: ${windowWords(usual)}; a fixed time wins over it.` : ''}
        </p>
        {meant && window && window !== 'hidden' && isShut(window, wallTime(meant.at, window.zone ?? zone)) ? <p className="note warn">The sequence’s send window is shut then: the email waits until it opens.</p> : null}
        {meant && usual && isShut(usual, wallTime(meant.at, usual.zone ?? zone)) ? <p className="note warn">The workspace’s send window is shut then. The email goes out at this time all the same.</p> : null}
        <Refusal error={set.error} />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" busy={set.isPending} disabled={!meant || isPast}>Set the time</Button>
        </div>
      </form>
    </Dialog>
  );
}
