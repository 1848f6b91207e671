import { useId, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from 'react';

type Common = { label: string; hint?: ReactNode; problem?: string | null | undefined };

export function Field({ label, hint, problem, ...rest }: Common & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input {...rest} id={id} aria-invalid={problem ? true : undefined} aria-describedby={hint || problem ? `${id}-more` : undefined} />
      <More id={id} hint={hint} problem={problem} />
    </div>
  );
}

export function Area({ label, hint, problem, ...rest }: Common & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea {...rest} id={id} aria-invalid={problem ? true : undefined} aria-describedby={hint || problem ? `${id}-more` : undefined} />
      <More id={id} hint={hint} problem={problem} />
    </div>
  );
}

function More({ id, hint, problem }: { id: string; hint: ReactNode; problem: string | null | undefined }) {
  if (!hint && !problem) return null;
  return (
    <div id={`${id}-more`} className="more">
      {problem ? <p className="problem">{problem}</p> : null}
      {hint ? <p className="hint">{hint}</p> : null}
    </div>
  );
}
