/** What of an email a person can type. */
export type Words = { subject: string; preheader: string; body: string; text: string };

/** What somebody typed, and over which text. */
export type Draft = { base: Words; fingerprint: string | null; revision: number; words: Words; at: number };

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
export class Drafts {
  private readonly kept = new Map<string, Draft>();
  private readonly looked = new Set<string>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly shelf: Shelf) {}

  of(emailId: string): Draft | null {
    if (!this.looked.has(emailId)) {
      this.looked.add(emailId);
      const found = read(this.shelf, PREFIX + emailId);
      if (found) this.kept.set(emailId, found);
    }
    return this.kept.get(emailId) ?? null;
  }

  put(emailId: string, draft: Draft): void {
    this.looked.add(emailId);
    this.kept.set(emailId, draft);
    try {
      this.shelf.setItem(PREFIX + emailId, JSON.stringify(draft));
    } catch {
      // A full shelf: memory still has it.
    }
    this.tell();
  }

  drop(emailId: string): void {
    this.looked.add(emailId);
    this.kept.delete(emailId);
    try {
      this.shelf.removeItem(PREFIX + emailId);
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

function read(shelf: Shelf, key: string): Draft | null {
  try {
    const draft = JSON.parse(shelf.getItem(key) ?? 'null') as Draft | null;
    return draft && FIELDS.every((field) => typeof draft.words[field] === 'string' && typeof draft.base[field] === 'string') ? draft : null;
  } catch {
    return null;
  }
}
