import { amount } from './amount.js';
import { read, refusal, value, type Answer } from './answer.js';
import { EspalierError } from './errors.js';
import { Pages, type Page } from './pages.js';
import type { Fetch, Signal } from './platform.js';
import { request, type Request, type Route } from './request.js';
import { retryAfter, type Failure } from './retry.js';

export type { Upload } from './platform.js';

/** For one call. */
export interface RequestOptions {
  /** Cancels the call, whatever it is waiting for; it then rejects with the signal's reason. */
  readonly signal?: Signal | undefined;
  /** Of each attempt, in milliseconds, instead of the client's; 0 for none. */
  readonly timeout?: number | undefined;
  /** After the first attempt, instead of the client's. */
  readonly retries?: number | undefined;
  /**
   * Your own name for this change, 1..255 visible ASCII characters: whoever repeats it, the same in every field, within a
   * day gets the first answer. The same name for another change is a `CONFLICT`.
   */
  readonly idempotencyKey?: string | undefined;
}

/** What happens on the way, for logs. It never holds the key or a body. */
export type LogEntry =
  | { readonly type: 'request'; readonly operation: string; readonly method: string; readonly url: string; readonly attempt: number }
  | {
      readonly type: 'response';
      readonly operation: string;
      readonly method: string;
      readonly url: string;
      readonly attempt: number;
      readonly status: number;
      readonly milliseconds: number;
      readonly requestId: string | undefined;
    }
  | {
      readonly type: 'failure';
      readonly operation: string;
      readonly method: string;
      readonly url: string;
      readonly attempt: number;
      readonly error: EspalierError;
      /** In so many milliseconds it is tried again; absent when it is not. */
      readonly retryIn: number | undefined;
    };

export type Logger = (entry: LogEntry) => void;

/** @internal */
export interface Settings {
  /** Without a slash at its end; the API is below `/api`. */
  readonly base: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout: number;
  readonly retries: number;
  readonly maxAnswerBytes: number;
  readonly fetch: Fetch;
  readonly logger: Logger | undefined;
}

/** Where a list asks for no size, it is read in pages of this. */
const PAGE = 100;

type Input = Readonly<Record<string, unknown>> | undefined;

/** Sends what the namespaces ask. @internal */
export class Transport {
  constructor(private readonly settings: Settings) {}

  async call<T>(route: Route, input: Input, options: RequestOptions | undefined): Promise<T> {
    const sent = this.request(route, input, options);
    return value(await this.send(route, sent, options), sent) as T;
  }

  pages<T>(route: Route, input: Input, options: RequestOptions | undefined): Pages<T> {
    const { cursor, ...rest } = (input ?? {}) as { cursor?: string | null };
    const sized = route.paged ? { limit: PAGE, ...defined(rest) } : rest;
    return new Pages<T>(async (at) => {
      const asked = at === undefined ? sized : { ...sized, cursor: at };
      const page = await this.call<Page<T>>(route, asked, options);
      if (!Array.isArray(page?.data)) {
        throw new EspalierError(
          'NOT_ESPALIER',
          `${route.name}: an answer without data (expected: {"data": […], "nextCursor": …}; look at baseUrl)`,
          { statusCode: 200 },
        );
      }
      return { data: page.data, nextCursor: page.nextCursor ?? null };
    }, cursor ?? undefined);
  }

  private request(route: Route, input: Input, options: RequestOptions | undefined): Request {
    return request(route, `${this.settings.base}/api`, input, options?.idempotencyKey);
  }

  private async send(route: Route, sent: Request, options: RequestOptions = {}): Promise<Answer> {
    const retries = amount('retries', options.retries, this.settings.retries, 0);
    const usual = sent.upload ? Infinity : this.settings.timeout;
    const timeout = amount('timeout', options.timeout, usual, 0);
    for (let attempt = 1; ; attempt++) {
      const told = { operation: route.name, method: sent.method, url: sent.url, attempt };
      const outcome = await this.attempt(sent, timeout, options.signal, told);
      if (!('error' in outcome)) return outcome;
      const wait = attempt > retries ? undefined : retryAfter(sent, attempt, outcome);
      this.log({ type: 'failure', ...told, error: outcome.error, retryIn: wait });
      if (wait === undefined) throw outcome.error;
      await pause(wait, options.signal);
    }
  }

  private async attempt(
    sent: Request,
    timeout: number,
    signal: Signal | undefined,
    told: { operation: string; method: string; url: string; attempt: number },
  ): Promise<Answer | Failure> {
    this.log({ type: 'request', ...told });
    const begun = Date.now();
    const limit = new Limit(timeout, signal);
    try {
      const response = await this.settings.fetch(sent.url, {
        method: sent.method,
        headers: { ...this.settings.headers, ...sent.headers },
        body: sent.body,
        // A key goes to the server it was made for, and a POST stays a POST.
        redirect: 'manual',
        signal: limit.signal,
        ...(isStream(sent.body) ? { duplex: 'half' } : {}),
      });
      const answer = await read(response, sent, this.settings.maxAnswerBytes);
      this.log({
        type: 'response',
        ...told,
        status: answer.status,
        milliseconds: Date.now() - begun,
        requestId: answer.requestId,
      });
      if (answer.status >= 200 && answer.status < 300) return answer;
      return { error: refusal(answer, sent), unsent: false, forGood: false };
    } catch (thrown) {
      if (signal?.aborted) raise(signal);
      if (thrown instanceof EspalierError) return { error: thrown, unsent: false, forGood: true };
      return limit.over ? late(sent, limit.milliseconds) : broken(sent, thrown);
    } finally {
      limit.end();
    }
  }

  private log(entry: LogEntry): void {
    try {
      this.settings.logger?.(entry);
    } catch {
      // Whoever only looks on must not break a call.
    }
  }
}

function defined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, given]) => given !== undefined && given !== null));
}

function isStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'getReader' in body;
}

function raise(signal: Signal): never {
  throw signal.reason ?? new DOMException('This operation was aborted', 'AbortError');
}

/** In milliseconds; a timer that is set to more goes off at once. */
const LONGEST = 2 ** 31 - 1;

/** Ends an attempt in time, or when its caller gives up. */
class Limit {
  private readonly controller = new AbortController();
  private readonly timer: ReturnType<typeof setTimeout> | undefined;
  private readonly giveUp = () => this.controller.abort();
  over = false;

  constructor(
    readonly milliseconds: number,
    private readonly caller: Signal | undefined,
  ) {
    if (caller?.aborted) raise(caller);
    caller?.addEventListener('abort', this.giveUp);
    if (milliseconds > 0 && milliseconds <= LONGEST) {
      this.timer = setTimeout(() => {
        this.over = true;
        this.controller.abort();
      }, milliseconds);
    }
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  end(): void {
    clearTimeout(this.timer);
    this.caller?.removeEventListener('abort', this.giveUp);
  }
}

function pause(milliseconds: number, signal: Signal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal?.reason ?? new DOMException('This operation was aborted', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    }, milliseconds);
    if (signal?.aborted) giveUp();
    else signal?.addEventListener('abort', giveUp);
  });
}

function late(sent: Request, milliseconds: number): Failure {
  const message = `${sent.method} ${sent.url}: no answer within ${milliseconds} ms (expected: one; raise timeout if it may take longer)`;
  return { error: new EspalierError('TIMEOUT', message), unsent: false, forGood: false };
}

const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|TLS|SSL|EPROTO/;

function broken(sent: Request, thrown: unknown): Failure {
  const { code, why } = reason(thrown);
  const certificate = CERTIFICATE.test(code);
  const advice = certificate
    ? 'a certificate that this machine trusts, and https only where the server speaks it'
    : `a connection to an Espalier server; look at baseUrl, and whether it runs${hungUp(sent, code) ? ', and whether it speaks https' : ''}`;
  return {
    error: new EspalierError('UNREACHABLE', `${sent.method} ${sent.url}: ${why} (expected: ${advice})`, { cause: thrown }),
    unsent: UNSENT.has(code),
    forGood: certificate || code === 'ENOTFOUND' || code === 'ERR_INVALID_URL',
  };
}

/** Somebody was there and hung up, as a port that speaks TLS does. */
function hungUp(sent: Request, code: string): boolean {
  return sent.url.startsWith('http:') && (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET');
}

/** OpenSSL tells the reason between colons, with a thread before it and a place in its sources behind. */
const OPENSSL = /error:\w+:[^:]*:[^:]*:([^:]+):/;

/** What a platform's fetch hides in causes. */
function reason(thrown: unknown): { code: string; why: string } {
  let code = '';
  let why = '';
  for (let at: any = thrown; at !== undefined && at !== null; at = at.cause ?? at.errors?.[0]) {
    if (typeof at.code === 'string') code = at.code;
    if (typeof at.message === 'string' && at.message !== '') why = at.message;
  }
  if (why === '') why = String(thrown);
  why = OPENSSL.exec(why)?.[1] ?? why;
  return { code, why: code !== '' && !why.includes(code) ? `${code}, ${why}` : why };
}
