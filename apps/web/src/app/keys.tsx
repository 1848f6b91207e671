import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';

const KEY = 'espalier.keys';
const State = createContext<{ on: boolean; set: (on: boolean) => void }>({ on: true, set: () => undefined });

/** Single keys can be switched off: whoever speaks to their machine would press them by talking. */
export function Keys({ children }: { children: ReactNode }) {
  const [on, setOn] = useState(() => localStorage.getItem(KEY) !== 'off');
  const set = (next: boolean): void => {
    localStorage.setItem(KEY, next ? 'on' : 'off');
    setOn(next);
  };
  return <State value={{ on, set }}>{children}</State>;
}

export const useKeySwitch = () => useContext(State);

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';

/** What each key does while this is on the screen; not while somebody types or a dialog is open. */
export function useKeys(actions: Record<string, () => void>): void {
  const { on } = useKeySwitch();
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    if (!on) return;
    const listener = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat && event.key !== 'j' && event.key !== 'k') return;
      if (target instanceof Element && target.closest(TYPING)) return;
      if (document.querySelector('dialog[open]')) return;
      const isControl = target instanceof Element && target.closest('button, a, summary, input, [role=tab]') !== null;
      if (isControl && (event.key === 'Enter' || event.key.startsWith('Arrow'))) return;
      const action = latest.current[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, [on]);
}
