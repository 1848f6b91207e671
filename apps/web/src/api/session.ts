import { useSyncExternalStore } from 'react';

export type Scope = 'read' | 'review' | 'full';
export type Session = {
  person: { personId: string; email: string; name: string; role: 'owner' | 'reviewer' | 'viewer' };
  workspace: { name: string };
  may: Scope[];
};

/** lapsed: it ended while somebody worked; the screen stays, a dialog asks to sign in again. */
export type Standing =
  | { kind: 'asking' }
  | { kind: 'out' }
  | { kind: 'away' }
  | { kind: 'in'; session: Session; lapsed: boolean };

export class Refused extends Error {
  constructor(message: string, readonly status: number, readonly issues: { path: string; message: string }[], readonly retryAfter: number | null) {
    super(message);
  }
}

let standing: Standing = { kind: 'asking' };
const listeners = new Set<() => void>();

function set(next: Standing): void {
  standing = next;
  for (const listener of listeners) listener();
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const json: unknown = text.startsWith('{') ? JSON.parse(text) : {};
  if (answer.ok) return json as T;
  const { error } = json as { error?: { message?: string; issues?: { path: string; message: string }[] } };
  const wait = Number(answer.headers.get('retry-after'));
  throw new Refused(error?.message ?? `The server answered ${answer.status}.`, answer.status, error?.issues ?? [], wait > 0 ? wait : null);
}

export type Link = { kind: 'first' | 'invitation' | 'reset'; email: string | null; role: string };

export const session = {
  expired(): void {
    if (standing.kind === 'in' && !standing.lapsed) set({ ...standing, lapsed: true });
  },
  async ask(): Promise<void> {
    try {
      set({ kind: 'in', session: await call<Session>('GET', '/session'), lapsed: false });
    } catch (problem) {
      const isOut = problem instanceof Refused && problem.status === 401;
      // Who was at work keeps their screen, and signs in again over it.
      if (isOut && standing.kind === 'in') session.expired();
      else if (isOut) set({ kind: 'out' });
      else if (standing.kind !== 'in') set({ kind: 'away' });
    }
  },
  async signIn(email: string, password: string): Promise<void> {
    set({ kind: 'in', session: await call<Session>('POST', '/session', { email, password }), lapsed: false });
  },
  async signOut(): Promise<void> {
    await call('DELETE', '/session');
    set({ kind: 'out' });
  },
  link: (token: string): Promise<Link> => call('GET', `/session/link/${encodeURIComponent(token)}`),
  async welcome(token: string, given: { email?: string; name?: string; password: string }): Promise<void> {
    set({ kind: 'in', session: await call<Session>('POST', `/session/link/${encodeURIComponent(token)}`, given), lapsed: false });
  },
  changePassword: (current: string, password: string): Promise<void> => call('POST', '/session/password', { current, password }),
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What one person was about is not for the next. */
export const whenOut = (work: () => void): (() => void) =>
  subscribe(() => {
    if (standing.kind === 'out') work();
  });

export const useStanding = (): Standing => useSyncExternalStore(subscribe, () => standing);

/** Whether the person may do it; the server decides, this only spares them a refusal. */
export function useMay(scope: Scope): boolean {
  const now = useStanding();
  return now.kind === 'in' && now.session.may.includes(scope);
}
