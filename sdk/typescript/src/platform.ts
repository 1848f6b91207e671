/**
 * The little that is asked of the platform, so that the published types need neither the DOM's
 * library nor Node's.
 */

/** An `AbortSignal`. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The part of a `Response` that is read. */
export interface FetchAnswer {
  readonly status: number;
  readonly type?: string;
  readonly headers: { get(name: string): string | null };
  readonly body?: unknown;
  text(): Promise<string>;
}

/** The platform's `fetch`, or one that behaves like it. */
export type Fetch = (url: string, init: any) => Promise<FetchAnswer>;

/** What is sent as a file: text, bytes, a `Blob` or a `ReadableStream`. A stream is sent once, never again. */
export type Upload = string | Uint8Array | { readonly size: number; stream(): unknown } | { getReader(): unknown };

/** The version that this SDK says it has. @internal */
export const VERSION = '0.1.0';

const node = (globalThis as { process?: { versions?: { node?: string }; env?: Record<string, string | undefined> } })
  .process;

/** Who calls; nothing in a browser, which says so itself. @internal */
export function userAgent(mine: string | undefined): string | undefined {
  const version = node?.versions?.node;
  if (version === undefined) return undefined;
  const ours = `espalier-sdk-typescript/${VERSION} node/${version}`;
  return mine === undefined ? ours : `${mine} ${ours}`;
}

/** Of the environment, where there is one. @internal */
export function environment(name: string): string | undefined {
  return node?.env?.[name] || undefined;
}

/** A random id, also where `crypto.randomUUID` is kept for secure pages. @internal */
export function randomId(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
