import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, client } from '../../api/client';
import { useMay } from '../../api/session';
import { count, spoken } from '../../lib/words';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { ErrorState, Loading, Refusal } from '../../ui/states';
import { Said, Time } from '../../ui/Time';
import { toast } from '../../ui/toast';
import './sequences.css';

/** What happened to a person in a sequence, what they wait for, and why. */
export function Why({ sequenceId, contactId, zone, onClose }: { sequenceId: string; contactId: string; zone: string | null; onClose: () => void }) {
  const why = useQuery(api.sequences.why.queryOptions({ sequenceId, contactId }));
  const queries = useQueryClient();
  const mayReview = useMay('review');
  const release = useMutation({
    mutationFn: () => client.sequences.release.mutate({ sequenceId, contactId }),
    onSuccess: () => toast('It goes out.'),
    onSettled: () => queries.invalidateQueries(),
  });
  const isTooLate = why.data?.enrolments.some((way) => way.steps.some((step) => step.standing === 'held' && step.rule === 'release')) ?? false;
  return (
    <Dialog open title="Why" onClose={onClose} wide>
      {why.isPending ? <Loading rows={4} /> : !why.data ? <ErrorState error={why.error} retry={() => void why.refetch()} /> : (
        <div className="stack">
          <p><strong dir="auto"><Said words={why.data.summary} zone={zone} /></strong></p>
          {why.data.outside.length ? <ul className="issues">{why.data.outside.map((reason) => <li key={reason} dir="auto"><Said words={reason} zone={zone} /></li>)}</ul> : null}
          {isTooLate && mayReview ? (
            <div className="note warn row"><span>It is held because it is too late by now.</span><Button busy={release.isPending} onClick={() => release.mutate()}>Let it go out now</Button><Refusal error={release.error} /></div>
          ) : null}
          {[...why.data.enrolments].reverse().map((way) => (
            <section key={way.id} className="stack" aria-label={`Version ${way.version}`}>
              <header className="row">
                <Badge status={way.status} />
                <span>came in <Time at={way.enrolledAt} zone={zone} />, version {way.version}</span>
              </header>
              <p dir="auto">{way.cameBy}. <Said words={way.summary} zone={zone} /></p>
              <ol className="why-steps">
                {way.steps.map((step) => (
                  <li key={step.key}>
                    <span><Badge status={step.standing === 'held' ? 'held' : step.standing === 'done' ? 'done' : step.standing === 'waiting' ? 'running' : 'queued'} words={spoken(step.standing)} /></span>
                    <div>
                      <p><strong>{step.key}</strong> <span className="hint">{step.type}{step.send && step.send.attempts > 1 ? `, ${count(step.send.attempts, 'attempt')}` : ''}</span>{step.at ? <> · <Time at={step.at} zone={zone} /></> : null}</p>
                      <p dir="auto"><Said words={step.why} zone={zone} /></p>
                    </div>
                  </li>
                ))}
              </ol>
            </section>
          ))}
        </div>
      )}
    </Dialog>
  );
}
