import { useSyncExternalStore } from 'react';

const KEY = 'espalier.opened';

/** Which sequences were on this screen, in this session, and with which texts: only those may be approved many at once. */
let opened: Readonly<Record<string, string>> = read();
const listeners = new Set<() => void>();

function read(): Record<string, string> {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

function set(next: Record<string, string>): void {
  opened = next;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Memory has it.
  }
  for (const listener of listeners) listener();
}

export function markOpened(sequenceId: string, fingerprint: string): void {
  if (opened[sequenceId] !== fingerprint) set({ ...opened, [sequenceId]: fingerprint });
}

export function useOpened(): Readonly<Record<string, string>> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => opened,
  );
}
