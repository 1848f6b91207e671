import { useState } from 'react';

type Typed<N extends string> = Partial<Record<N, string>>;

/** What somebody typed into a form, by field; it outlives the page in this tab. */
export function useTyped<N extends string>(form: string): [Typed<N>, (change: (now: Typed<N>) => Typed<N>) => void] {
  const key = `espalier.settings.${form}`;
  const [typed, setTyped] = useState<Typed<N>>(() => read<N>(key));
  return [
    typed,
    (change) => setTyped((now) => {
      const next = change(now);
      try {
        if (Object.keys(next).length) sessionStorage.setItem(key, JSON.stringify(next));
        else sessionStorage.removeItem(key);
      } catch {
        // A full shelf: the screen still has it.
      }
      return next;
    }),
  ];
}

function read<N extends string>(key: string): Typed<N> {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    return typeof found === 'object' && found !== null ? Object.fromEntries(Object.entries(found).filter(([, text]) => typeof text === 'string')) as Typed<N> : {};
  } catch {
    return {};
  }
}
