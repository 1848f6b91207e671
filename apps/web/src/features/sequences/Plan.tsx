import { useState } from 'react';
import type { Out } from '../../api/client';
import { Badge } from '../../ui/Badge';
import { Time } from '../../ui/Time';
import { Mail } from '../review/MailFrame';
import { DEEDS, toggled, type Supposed } from './Suppose';

type Plan = NonNullable<Out['sequences']['check']['plan']>;
type Step = Plan['steps'][number];

/** What would happen, step after step, each email as its reader would get it. */
export function PlanList({ plan, zone, supposed, onSuppose }: { plan: Plan; zone: string | null; supposed: Supposed; onSuppose: (next: Supposed) => void }) {
  return (
    <>
      <p className="hint">If the contact came in now: {plan.outcome}, on <Time at={plan.endsAt} zone={zone} />. Nothing is sent by this.</p>
      <ol className="plan">
        {plan.steps.map((step, at) => (
          <li key={at} className={step.type === 'email' && !step.wouldSend ? 'not' : undefined}>
            <span className="row"><Badge status={step.type === 'email' ? (step.wouldSend ? 'sent' : 'cancelled') : 'draft'} words={step.type === 'email' ? (step.wouldSend ? 'would send' : 'would not send') : step.type} /> <Time at={step.at} zone={zone} /></span>
            <strong dir="auto">{step.subject ?? step.key}</strong>
            <span className="hint" dir="auto">{step.reason}</span>
            {step.type === 'email' ? <Deeds step={step} supposed={supposed} onSuppose={onSuppose} /> : null}
            {step.html !== null || step.text !== null ? <StepMail step={step} /> : null}
          </li>
        ))}
      </ol>
    </>
  );
}

function Deeds({ step, supposed, onSuppose }: { step: Step; supposed: Supposed; onSuppose: (next: Supposed) => void }) {
  return (
    <div className="row deeds">
      <span className="hint">Suppose it is</span>
      <div className="choice" role="group" aria-label={`Suppose that ${step.key} is`}>
        {DEEDS.map((did) => (
          <button key={did} type="button" aria-pressed={supposed.did.some((one) => one.email === step.key && one.did === did)} onClick={() => onSuppose(toggled(supposed, step.key, did))}>{did}</button>
        ))}
      </div>
    </div>
  );
}

function StepMail({ step }: { step: Step }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The mail</summary>
      {open ? <Mail title={`The mail of ${step.key}`} subject={step.subject ?? ''} text={step.text} fields={step.html === null ? null : { rendered: step.html }} /> : null}
    </details>
  );
}
