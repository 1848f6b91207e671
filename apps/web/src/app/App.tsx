import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { Component, lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { queryClient } from '../api/client';
import { listen, useConnection } from '../api/live';
import { session, useStanding, type Session } from '../api/session';
import { match, type Params } from '../lib/routing';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Loading } from '../ui/states';
import { Toasts } from '../ui/toast';
import { HelpSheet } from './HelpSheet';
import { Keys, useKeys } from './keys';
import { applyLook, look, type Look } from './look';
import { Link, usePath } from './router';
import type { Route, Screen, Section } from './section';
import { SignInForm } from '../features/session/SignInForm';
import { SignIn } from '../features/session/SignIn';

const found = import.meta.glob<{ default: Section }>('../features/*/section.ts', { eager: true });
const sections: Section[] = Object.values(found).map((module) => module.default);
const routes = sections.flatMap((section) => section.routes).map((route) => ({ ...route, Screen: lazy(route.load) }));
const nav = sections.flatMap((section) => (section.nav ? [section.nav] : [])).sort((one, other) => one.order - other.order);
const Welcome = lazy(() => import('../features/session/Welcome'));

export function App() {
  const standing = useStanding();
  const path = usePath();
  useEffect(() => {
    void session.ask();
  }, []);
  // What one person was shown is not for the next. Not before anybody came in: what is asked for on the way in is kept.
  const wasIn = useRef(false);
  useEffect(() => {
    if (standing.kind === 'in') wasIn.current = true;
    if (standing.kind !== 'out' || !wasIn.current) return;
    wasIn.current = false;
    queryClient.clear();
  }, [standing.kind]);
  const welcome = match('/welcome/:token', path);
  if (welcome) {
    return (
      <Suspense fallback={<Loading />}>
        <Welcome token={welcome['token'] ?? ''} />
        <Toasts />
      </Suspense>
    );
  }
  switch (standing.kind) {
    case 'asking':
      return <Loading page />;
    case 'out':
      return <SignIn />;
    case 'away':
      return <Away />;
    case 'in':
      return (
        <Keys>
          <Shell session={standing.session} lapsed={standing.lapsed} path={path} />
        </Keys>
      );
  }
}

function Away() {
  useEffect(() => {
    const timer = setInterval(() => void session.ask(), 2_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <main className="alone">
      <h1>The server does not answer</h1>
      <p>This page tries again every two seconds.</p>
      <Button onClick={() => void session.ask()}>Try now</Button>
    </main>
  );
}

function Shell({ session: who, lapsed, path }: { session: Session; lapsed: boolean; path: string }) {
  const [help, setHelp] = useState(false);
  const [menu, setMenu] = useState(false);
  useEffect(() => (lapsed ? undefined : listen()), [lapsed]);
  useEffect(() => setMenu(false), [path]);
  useKeys({ '?': () => setHelp(true) });
  const here = find(path);
  return (
    <div className="shell">
      <a className="skip" href="#main">Skip to the content</a>
      <header className="top">
        <Button className="menu-button" aria-expanded={menu} aria-controls="nav" onClick={() => setMenu(!menu)}>Menu</Button>
        <Link to="/" className="brand"><img src="/icon.svg" alt="" width="24" height="24" /> Espalier</Link>
        <span className="workspace" title={who.workspace.name}>{who.workspace.name}</span>
        <ConnectionWord />
        <div className="top-end">
          <LookSwitch />
          <Button kind="quiet" onClick={() => setHelp(true)} aria-label="Help and keyboard shortcuts">?</Button>
        </div>
      </header>
      <nav id="nav" className={menu ? 'side open' : 'side'} aria-label="Main">
        <ul>
          {nav.filter((item) => !item.needs || who.may.includes(item.needs)).map((item) => (
            <li key={item.to}>
              <Link to={item.to} aria-current={isHere(item.to, path) ? 'page' : undefined}>{item.label}</Link>
            </li>
          ))}
        </ul>
        <div className="who">
          <strong dir="auto">{who.person.name}</strong>
          <span>{who.person.role}</span>
          <Link to="/account">Password</Link>
          <Button kind="quiet" onClick={() => void session.signOut()}>Sign out</Button>
        </div>
      </nav>
      <main id="main" tabIndex={-1}>
        <Boundary key={path}>
          <Suspense fallback={<Loading />}>
            {here ? <Page route={here.route} params={here.params} /> : <Lost />}
          </Suspense>
        </Boundary>
      </main>
      <HelpSheet open={help} onClose={() => setHelp(false)} />
      <Dialog open={lapsed} title="Sign in again" onClose={() => undefined} fixed>
        <p>Your session has ended. Nothing you typed is lost.</p>
        <SignInForm email={who.person.email} onDone={() => void queryClient.invalidateQueries()} />
      </Dialog>
      <Toasts />
    </div>
  );
}

function find(path: string): { route: Route & { Screen: Screen }; params: Params } | null {
  for (const route of routes) {
    const params = match(route.path, path);
    if (params) return { route, params };
  }
  return null;
}

const isHere = (to: string, path: string): boolean => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`));

function Page({ route, params }: { route: Route & { Screen: Screen }; params: Params }) {
  useEffect(() => {
    document.title = `${route.title} · Espalier`;
  }, [route.title]);
  return <route.Screen params={params} />;
}

function Lost() {
  return (
    <>
      <h1>No such page</h1>
      <p><Link to="/">To the dashboard</Link></p>
    </>
  );
}

/** What is under way for a second is said to be slow: a press of a button shall not seem to have done nothing. */
function ConnectionWord() {
  const connection = useConnection();
  const isWaiting = useIsFetching() + useIsMutating() > 0 || connection === 'connecting';
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!isWaiting) return setLate(false);
    const timer = setTimeout(() => setLate(true), 1_000);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  const words = connection === 'away' ? 'Reconnecting…' : late ? 'Slow…' : connection === 'live' ? 'Live' : '';
  return <span className={`connection ${late && connection === 'live' ? 'slow' : connection}`} role="status">{words}</span>;
}

function LookSwitch() {
  const [now, setNow] = useState<Look>(look);
  return (
    <label className="look">
      <span className="unseen">Colours</span>
      <select value={now} onChange={(event) => {
        const next = event.target.value as Look;
        applyLook(next);
        setNow(next);
      }}>
        <option value="system">System</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  );
}

class Boundary extends Component<{ children: ReactNode }, { problem: Error | null }> {
  override state = { problem: null as Error | null };
  static getDerivedStateFromError(problem: Error) {
    return { problem };
  }
  override render() {
    if (!this.state.problem) return this.props.children;
    return (
      <div className="state error" role="alert">
        <h1>This page could not be shown</h1>
        <p>{this.state.problem.message}</p>
        <Button onClick={() => location.reload()}>Load it again</Button>
      </div>
    );
  }
}
