import { EspalierError } from './errors.js';

/** What one answer of a list holds. */
export interface Page<T> {
  readonly data: T[];
  /** Where the next page begins: pass it as `cursor`. Null on the last page. */
  readonly nextCursor: string | null;
}

/** Reads one page. @internal */
export type ReadPage<T> = (cursor: string | undefined) => Promise<Page<T>>;

/**
 * A list that is read as far as you go. Nothing is asked before the first step; at any time one
 * page is in memory. It may be gone through more than once, and asks anew each time.
 *
 * ```ts
 * for await (const send of espalier.sends.list()) { … }         // one by one
 * for await (const page of espalier.sends.list().pages()) { … } // page by page
 * const { data, nextCursor } = await espalier.sends.list({ cursor, limit: 50 }).page(); // one page
 * ```
 */
export class Pages<T> implements AsyncIterable<T> {
  /** @internal */
  constructor(
    private readonly read: ReadPage<T>,
    private readonly cursor: string | undefined,
  ) {}

  /** The first page alone; with `cursor`, the page that begins there. */
  page(): Promise<Page<T>> {
    return this.read(this.cursor);
  }

  /** Page by page. */
  async *pages(): AsyncGenerator<Page<T>, void, undefined> {
    let cursor = this.cursor;
    for (;;) {
      const page: Page<T> = await this.read(cursor);
      yield page;
      if (page.nextCursor === null) return;
      if (page.nextCursor === cursor) {
        throw new EspalierError(
          'NOT_ESPALIER',
          `nextCursor: "${cursor}" again (expected: another on each page)`,
        );
      }
      cursor = page.nextCursor;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.pages()) {
      yield* page.data;
    }
  }

  /** All of them at once: only for lists that are known to be short. */
  async toArray(): Promise<T[]> {
    const all: T[] = [];
    for await (const page of this.pages()) {
      all.push(...page.data);
    }
    return all;
  }
}
