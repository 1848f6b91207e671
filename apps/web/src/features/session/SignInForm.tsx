import { useState, type FormEvent } from 'react';
import { Refused, session } from '../../api/session';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';

export function said(problem: unknown): string {
  if (problem instanceof Refused) {
    if (problem.status === 429) return problem.retryAfter ? `Too many attempts. Try again in ${Math.ceil(problem.retryAfter / 60)} min.` : 'Too many attempts. Wait a few minutes.';
    if (problem.issues.length) return problem.issues.map((issue) => `${issue.path}: ${issue.message}`).join('; ');
    return problem.message;
  }
  return 'The server does not answer. Try again in a moment.';
}

export function SignInForm({ email: given = '', onDone }: { email?: string; onDone?: () => void }) {
  const [email, setEmail] = useState(given);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    session.signIn(email.trim(), password).then(() => onDone?.(), (reason: unknown) => {
      setProblem(said(reason));
      setBusy(false);
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Field label="E-mail" type="email" autoComplete="username" required autoFocus={!given} value={email} onChange={(event) => setEmail(event.target.value)} />
      <Field label="Password" type="password" autoComplete="current-password" required autoFocus={!!given} value={password} onChange={(event) => setPassword(event.target.value)} />
      {problem ? <p className="note bad" role="alert">{problem}</p> : null}
      <Button kind="main" type="submit" busy={busy}>Sign in</Button>
    </form>
  );
}
