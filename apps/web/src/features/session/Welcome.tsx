import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { navigate } from '../../app/router';
import { Refused, session } from '../../api/session';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Loading } from '../../ui/states';
import { said } from './SignInForm';

const TITLES = { first: 'Set up the first owner', invitation: 'Welcome to Espalier', reset: 'Choose a new password' } as const;

export default function Welcome({ token }: { token: string }) {
  const link = useQuery({ queryKey: ['link', token], queryFn: () => session.link(token), retry: (times, problem) => !(problem instanceof Refused) && times < 3 });
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (link.isPending) return <main className="alone"><Loading rows={2} /></main>;
  if (link.isError) {
    const isGone = link.error instanceof Refused && link.error.status === 404;
    return (
      <main className="alone">
        <h1>{isGone ? 'This link is used or too old' : 'The server does not answer'}</h1>
        <p>{isGone ? 'Ask an owner for another one, or sign in if you already have an account.' : 'Try again in a moment.'}</p>
        <Button onClick={() => navigate('/')}>To the sign-in</Button>
      </main>
    );
  }
  const { kind } = link.data;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    session.welcome(token, { ...(kind === 'first' ? { email: email.trim() } : {}), ...(kind === 'reset' ? {} : { name: name.trim() }), password })
      .then(() => navigate('/', 'replace'), (reason: unknown) => {
        setProblem(said(reason));
        setBusy(false);
      });
  };
  return (
    <main className="alone">
      <p className="brand"><img src="/icon.svg" alt="" width="32" height="32" /> Espalier</p>
      <h1>{TITLES[kind]}</h1>
      {link.data.email ? <p>For <strong dir="auto">{link.data.email}</strong>, as {link.data.role}.</p> : null}
      <form className="stack" onSubmit={submit}>
        {kind === 'first' ? <Field label="E-mail" type="email" autoComplete="username" required value={email} onChange={(event) => setEmail(event.target.value)} /> : null}
        {kind === 'reset' ? null : <Field label="Your name" autoComplete="name" required maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />}
        <Field label="Password" type="password" autoComplete="new-password" required minLength={10} maxLength={200} hint="At least 10 characters." value={password} onChange={(event) => setPassword(event.target.value)} />
        {problem ? <p className="note bad" role="alert">{problem}</p> : null}
        <Button kind="main" type="submit" busy={busy}>{kind === 'reset' ? 'Set the password' : 'Begin'}</Button>
      </form>
    </main>
  );
}
