import { EspalierError } from './errors.js';
import { randomId, type Upload } from './platform.js';

/** What the table says of an operation. @internal */
export interface Route {
  readonly name: string;
  readonly method: string;
  /** Such as `/sequences/{sequenceId}/pause`. */
  readonly path: string;
  /** Whether it changes nothing. */
  readonly reads: boolean;
  /** The media type of the file it takes. */
  readonly file?: string;
  /** The media type of its answer, when it is not JSON. */
  readonly answers?: string;
  /** Whether its answer must not be kept by the server for a repeated call. */
  readonly secret?: boolean;
  /** The field by which the server knows again what it was told before, and what it begins with when it is made here. */
  readonly known?: { readonly by: string; readonly as: string };
  /** Whether its answers follow each other by `cursor`. */
  readonly paged?: boolean;
}

/** What is sent, in each attempt the same. @internal */
export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Whether sending it twice does no more than sending it once. */
  readonly repeatable: boolean;
  /** Whether it carries a file, which takes as long as it takes. */
  readonly upload: boolean;
  /** The media type of a success. */
  readonly answers: string;
}

const JSON_TYPE = 'application/json';

type Fields = Readonly<Record<string, unknown>>;

const KEY = /^[\x21-\x7e]{1,255}$/;

const PARAMETER = /\{(\w+)\}/g;

/** @internal */
export function request(route: Route, base: string, input: Fields | undefined, key: string | undefined): Request {
  const rest: Record<string, unknown> = { ...input };
  const path = route.path.replace(PARAMETER, (_, name: string) => {
    const value = segment(name, rest[name]);
    delete rest[name];
    return value;
  });
  const url = base + path;
  if (route.file !== undefined) return upload(route, url, rest['file'] as Upload);
  const answers = route.answers ?? JSON_TYPE;
  const headers: Record<string, string> = { accept: `${answers}, application/json;q=0.9` };
  // Whoever names the change calls it by that name, and the body has to be the same then, too.
  const known = key === undefined && route.known !== undefined;
  if (known) rest[route.known.by] ??= `${route.known.as}_${randomId()}`;
  const idempotency = header('idempotencyKey', key, KEY, '1..255 visible ASCII characters') ?? (route.reads || route.secret || known ? undefined : randomId());
  if (!route.reads && idempotency !== undefined) headers['idempotency-key'] = idempotency;
  const repeatable = route.reads || known || idempotency !== undefined;
  if (route.method === 'GET' || route.method === 'DELETE') {
    return { method: route.method, url: url + query(rest), headers, body: undefined, repeatable, upload: false, answers };
  }
  const body = json(rest);
  if (body !== undefined) headers['content-type'] = JSON_TYPE;
  return { method: route.method, url, headers, body, repeatable, upload: false, answers };
}

/**
 * What a header can hold: with anything else, fetch fails as if the server could not be reached.
 *
 * @internal
 */
export function header(name: string, given: string | undefined, allowed: RegExp, expected: string): string | undefined {
  if (given === undefined || (typeof given === 'string' && allowed.test(given))) return given;
  throw EspalierError.invalid(name, `${shown(given)} (expected: ${expected})`);
}

/** Bringing a file in again is safe, as long as it can be read again. */
function upload(route: Route, url: string, file: Upload): Request {
  if (file === undefined || file === null) {
    throw EspalierError.invalid('file', 'missing (expected: text, bytes, a Blob or a stream)');
  }
  const stream = typeof file === 'object' && 'getReader' in file;
  return {
    method: route.method,
    url,
    headers: { accept: JSON_TYPE, 'content-type': route.file ?? '' },
    body: file,
    repeatable: !stream,
    upload: true,
    answers: JSON_TYPE,
  };
}

function segment(name: string, value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text === '') {
    throw EspalierError.invalid(name, `${shown(value)} (expected: text of 1 or more characters)`);
  }
  // A URL knows no segment of these, however it is written: they lead up.
  if (text === '.' || text === '..') {
    throw EspalierError.invalid(name, `"${text}" (expected: an id that a URL can hold)`);
  }
  return encoded(name, text);
}

function query(fields: Fields): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) parts.push(`${name}=${encoded(name, plain(name, one))}`);
    }
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function plain(name: string, value: unknown): string {
  if (value instanceof Date) return moment(name, value);
  if (typeof value === 'object') {
    throw EspalierError.invalid(name, `${shown(value)} (expected: one value)`);
  }
  return String(value);
}

function moment(name: string, date: Date): string {
  if (Number.isNaN(date.getTime())) {
    throw EspalierError.invalid(name, 'an invalid Date (expected: a moment)');
  }
  return date.toISOString();
}

function encoded(name: string, text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    throw EspalierError.invalid(name, 'text with half a surrogate pair (expected: text that UTF-8 has)');
  }
}

function json(fields: Fields): string | undefined {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  if (given.length === 0) return undefined;
  const body: Record<string, unknown> = {};
  for (const [name, value] of given) {
    if (value instanceof Date) moment(name, value);
    // The server keeps a definition as the text its author wrote.
    body[name] = name === 'definition' && typeof value === 'object' && value !== null ? written(value) : value;
  }
  return written(body);
}

function written(value: object): string {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw new EspalierError('VALIDATION_ERROR', `input: cannot be written as JSON: ${String(cause)}`, { cause });
  }
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  return typeof value === 'string' ? `"${value}"` : Array.isArray(value) ? 'a list' : typeof value;
}
