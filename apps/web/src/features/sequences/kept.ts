/** A definition that somebody types, and over which text; it outlives the page. */
export type Typed = { base: string; text: string };

const key = (sequenceId: string): string => `espalier.definition.${sequenceId}`;

export function read(sequenceId: string): Typed | null {
  try {
    const found = JSON.parse(localStorage.getItem(key(sequenceId)) ?? 'null') as Typed | null;
    return found && typeof found.base === 'string' && typeof found.text === 'string' ? found : null;
  } catch {
    return null;
  }
}

export function keep(sequenceId: string, typed: Typed | null): void {
  try {
    if (typed && typed.text !== typed.base) localStorage.setItem(key(sequenceId), JSON.stringify(typed));
    else localStorage.removeItem(key(sequenceId));
  } catch {
    // A full shelf: the screen still has it.
  }
}
