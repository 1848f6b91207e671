import { SignInForm } from './SignInForm';

export function SignIn() {
  return (
    <main className="alone">
      <p className="brand"><img src="/icon.svg" alt="" width="32" height="32" /> Espalier</p>
      <h1>Sign in</h1>
      <SignInForm />
      <p className="hint">No account? An owner invites you with a link. At the first start the server prints one.</p>
    </main>
  );
}
