import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Out, type Sequence } from '../../api/client';
import { Link } from '../../app/router';
import { path } from '../../lib/routing';
import { Choice } from '../../ui/Choice';
import { EmptyState, ErrorState, Loading } from '../../ui/states';

type Step = Out['sequences']['steps']['steps'][number];
const NAMES = { email: 'Email', delay: 'Wait', condition: 'Condition', wait: 'Wait for', exit: 'End' } as const;

/** The steps as a picture: what follows stands below, branches stand side by side. */
export function Flow({ sequence }: { sequence: Sequence }) {
  const both = sequence.version !== null && sequence.pendingVersion !== null;
  const [which, setWhich] = useState<'runs' | 'waits'>('runs');
  const version = both && which === 'waits' ? sequence.pendingVersion : (sequence.version ?? sequence.pendingVersion);
  const steps = useQuery({
    ...api.sequences.steps.queryOptions({ sequenceId: sequence.id, ...(version === null ? {} : { version }) }),
    refetchInterval: 10_000,
  });
  if (steps.isPending) return <Loading rows={6} />;
  if (!steps.data) return <ErrorState error={steps.error} retry={() => void steps.refetch()} />;
  return (
    <section aria-label={`Steps of version ${steps.data.version}`} className="stack">
      <div className="row between">
        {both ? <Choice label="Version" value={which} onChange={setWhich} options={[['runs', `Version ${sequence.version} runs`], ['waits', `Version ${sequence.pendingVersion} waits`]]} /> : null}
        <p className="hint">At: people who stand there now. Past: who have it behind them. Held: who stand still until a person acts.</p>
      </div>
      {steps.data.steps.length === 0 ? <EmptyState title="It has no steps" /> : (
        <div className="flow" tabIndex={0} role="region" aria-label="Picture of the steps">
          <Steps sequenceId={sequence.id} steps={steps.data.steps} />
        </div>
      )}
    </section>
  );
}

function Steps({ sequenceId, steps }: { sequenceId: string; steps: readonly Step[] }) {
  return <ol className="flow-steps">{steps.map((step) => <One key={step.key} sequenceId={sequenceId} step={step} />)}</ol>;
}

function One({ sequenceId, step }: { sequenceId: string; step: Step }) {
  return (
    <li>
      <div className={`flow-step ${step.type}`}>
        <span className="flow-kind">{NAMES[step.type]}</span>
        <strong dir="auto">{step.type === 'email' && step.emailId ? <Link to={path('/review/:id', { id: sequenceId })}>{step.title}</Link> : step.title}</strong>
        {step.detail ? <span className="hint" dir="auto">{step.detail}</span> : null}
        <span className="flow-counts">
          <span className={step.at ? 'flow-at' : undefined}>{step.at.toLocaleString('en')} at</span>
          <span>{step.past.toLocaleString('en')} past</span>
          {step.held ? <span className="flow-held">{step.held.toLocaleString('en')} held</span> : null}
        </span>
      </div>
      {step.branches.length ? (
        <div className="flow-branches">
          {step.branches.map((branch) => (
            <section key={branch.label} aria-label={`${step.title}: ${branch.label}`}>
              <span className="flow-label" dir="auto">{branch.label}</span>
              {branch.steps.length ? <Steps sequenceId={sequenceId} steps={branch.steps} /> : <span className="hint">goes on</span>}
            </section>
          ))}
        </div>
      ) : null}
    </li>
  );
}
