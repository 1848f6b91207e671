import { useSyncExternalStore } from 'react';
import { api, client, isLong, queryClient } from './client';
import { session } from './session';
import { isSignedOut } from './trouble';

export type Connection = 'live' | 'connecting' | 'away';
let connection: Connection = 'connecting';
const listeners = new Set<() => void>();

function set(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const listener of listeners) listener();
}

export const useConnection = (): Connection =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => connection,
  );

const touched = new Set<string>();
let flushing: ReturnType<typeof setTimeout> | null = null;

/** What is short is asked for again; what is long, when somebody comes back to it. */
function stale(queryKey: readonly unknown[]): void {
  void queryClient.invalidateQueries({ queryKey, predicate: (query) => !isLong(query) });
  void queryClient.invalidateQueries({ queryKey, predicate: isLong, refetchType: 'none' });
}

/** Many changes at once ask again once. */
function touch(sequenceId: string): void {
  touched.add(sequenceId);
  flushing ??= setTimeout(() => {
    flushing = null;
    const ids = [...touched];
    touched.clear();
    for (const id of ids) {
      void queryClient.invalidateQueries({ queryKey: api.sequences.get.queryKey({ sequenceId: id }) });
      void queryClient.invalidateQueries({ queryKey: api.sequences.status.queryKey({ sequenceId: id }) });
      void queryClient.invalidateQueries({ queryKey: api.sequences.steps.queryKey({ sequenceId: id }) });
    }
    for (const list of [api.sequences.counts, api.sequences.contacts, api.sequences.sends, api.sequences.audit, api.sequences.versions]) {
      stale(list.pathKey());
    }
    for (const key of [api.sequences.queue.pathKey(), api.sequences.personalQueue.pathKey(), api.sequences.stats.pathKey(), api.sequences.page.pathKey(), api.dashboard.pathKey()]) {
      stale(key);
    }
  }, 150);
}

/** Listens until it is told to stop; comes back by itself, and then reads everything on the screen again. */
export function listen(): () => void {
  let stopped = false;
  let wait = 500;
  let again: ReturnType<typeof setTimeout> | undefined;
  let missed = false;
  let running: { unsubscribe(): void } | null = null;

  const begin = (): void => {
    let over = false;
    const broken = (error?: unknown): void => {
      if (over || stopped) return;
      over = true;
      running?.unsubscribe();
      missed = true;
      set('away');
      if (isSignedOut(error)) session.expired();
      else void session.ask();
      again = setTimeout(begin, wait);
      wait = Math.min(wait * 2, 5_000);
    };
    running = client.sequences.onChange.subscribe(undefined, {
      onStarted: () => {
        wait = 500;
        set('live');
        if (missed) void queryClient.invalidateQueries();
        missed = false;
      },
      onConnectionStateChange: (state) => {
        if (state.state === 'connecting' && state.error) {
          missed = true;
          set('away');
        }
      },
      onData: ({ data }) => touch(data.sequenceId),
      onError: broken,
      onComplete: () => broken(),
    });
  };
  begin();
  return () => {
    stopped = true;
    clearTimeout(again);
    running?.unsubscribe();
  };
}
