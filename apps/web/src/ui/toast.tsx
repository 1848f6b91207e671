import { useSyncExternalStore } from 'react';
import { Button } from './Button';

type Toast = { id: number; words: string; kind: 'good' | 'bad' };
let toasts: Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function set(next: Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export function toast(words: string, kind: Toast['kind'] = 'good'): void {
  const id = ++last;
  set([...toasts.slice(-2), { id, words, kind }]);
  setTimeout(() => set(toasts.filter((one) => one.id !== id)), kind === 'bad' ? 12_000 : 5_000);
}

export function Toasts() {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className="toasts" role="status" aria-live="polite">
      {now.map((one) => (
        <div key={one.id} className={`toast ${one.kind}`}>
          <span>{one.words}</span>
          <Button kind="quiet" aria-label="Dismiss" onClick={() => set(toasts.filter((other) => other.id !== one.id))}>✕</Button>
        </div>
      ))}
    </div>
  );
}
