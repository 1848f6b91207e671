/** What of an email a person can type. */
export type Words = { subject: string; preheader: string; body: string; text: string };

/** What somebody typed, and over which text. */
export type Draft<W = Words> = { base: W; fingerprint: string | null; revision: number; words: W; at: number };

export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const PREFIX = 'espalier.draft.';
const FIELDS = ['subject', 'preheader', 'body', 'text'] as const;

export const isSame = (one: Words, other: Words): boolean => FIELDS.every((field) => one[field] === other[field]);

/** Only what is another than before. */
export function changed(draft: Draft): Partial<Words> {
  return Object.fromEntries(FIELDS.filter((field) => draft.words[field] !== draft.base[field]).map((field) => [field, draft.words[field]]));
}

/** Keeps what is typed in memory and, as far as it takes it, on a shelf that outlives the page. */
export class Drafts<W extends Record<string, string> = Words> {
  private readonly kept = new Map<string, Draft<W>>();
  private readonly looked = new Set<string>();
  private readonly listeners = new Set<() => void>();

  /** `fields`: those that a draft has, else it is none of this kind. */
  constructor(private readonly shelf: Shelf, private readonly prefix = PREFIX, private readonly fields: readonly string[] = FIELDS) {}

  of(emailId: string): Draft<W> | null {
    if (!this.looked.has(emailId)) {
      this.looked.add(emailId);
      const found = read<W>(this.shelf, this.prefix + emailId, this.fields);
      if (found) this.kept.set(emailId, found);
    }
    return this.kept.get(emailId) ?? null;
  }

  put(emailId: string, draft: Draft<W>): void {
    this.looked.add(emailId);
    this.kept.set(emailId, draft);
    try {
      this.shelf.setItem(this.prefix + emailId, JSON.stringify(draft));
    } catch {
      // A full shelf: memory still has it.
    }
    this.tell();
  }

  drop(emailId: string): void {
    this.looked.add(emailId);
    this.kept.delete(emailId);
    try {
      this.shelf.removeItem(this.prefix + emailId);
    } catch {
      // No shelf, nothing to take from it.
    }
    this.tell();
  }

  any(): boolean {
    return this.kept.size > 0;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function read<W extends Record<string, string>>(shelf: Shelf, key: string, fields: readonly string[]): Draft<W> | null {
  try {
    const draft = JSON.parse(shelf.getItem(key) ?? 'null') as Draft<W> | null;
    return draft && fields.every((field) => typeof draft.words[field] === 'string' && typeof draft.base[field] === 'string') ? draft : null;
  } catch {
    return null;
  }
}
