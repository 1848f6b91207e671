import { useState, type FormEvent } from 'react';
import { session } from '../../api/session';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { toast } from '../../ui/toast';
import { said } from './SignInForm';

export default function Account() {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    session.changePassword(current, password)
      .then(() => {
        setCurrent('');
        setPassword('');
        toast('Your password is changed. Everywhere else you are signed out.');
      }, (reason: unknown) => setProblem(said(reason)))
      .finally(() => setBusy(false));
  };
  return (
    <>
      <h1>Change your password</h1>
      <p>All your other sessions end with it.</p>
      <form className="stack narrow" onSubmit={submit}>
        <Field label="Current password" type="password" autoComplete="current-password" required value={current} onChange={(event) => setCurrent(event.target.value)} />
        <Field label="New password" type="password" autoComplete="new-password" required minLength={10} maxLength={200} hint="At least 10 characters." value={password} onChange={(event) => setPassword(event.target.value)} />
        {problem ? <p className="note bad" role="alert">{problem}</p> : null}
        <Button kind="main" type="submit" busy={busy}>Change it</Button>
      </form>
    </>
  );
}
