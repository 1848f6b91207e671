import { EspalierError, type ErrorCode, type Issue } from './errors.js';
import type { FetchAnswer } from './platform.js';
import type { Request } from './request.js';

/** So much of an answer that is no JSON is read, to show what it was. */
const GLIMPSE = 16 * 1024;

/** What came back, as text. @internal */
export interface Answer {
  readonly status: number;
  readonly mediaType: string;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly location: string | null;
  readonly text: string;
}

/** @internal */
export async function read(response: FetchAnswer, request: Request, most: number): Promise<Answer> {
  const headers = response.headers;
  const mediaType = (headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase();
  const known = isJson(mediaType) || (response.status < 300 && mediaType === request.answers);
  return {
    status: response.status,
    mediaType,
    requestId: headers.get('x-request-id') ?? undefined,
    retryAfter: seconds(headers.get('retry-after') ?? null),
    location: headers.get('location') ?? null,
    text: await text(response, request, known ? most : GLIMPSE, known),
  };
}

function isJson(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType.endsWith('+json');
}

/** Retry-After is a number of seconds or a date. */
function seconds(header: string | null): number | undefined {
  if (header === null) return undefined;
  const value = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(value) ? Math.max(0, value) : undefined;
}

/** @param whole whether more than `most` is an error; else the rest is left */
async function text(response: FetchAnswer, request: Request, most: number, whole: boolean): Promise<string> {
  const length = Number(response.headers.get('content-length') ?? NaN);
  if (whole && length > most) {
    await cancel(response);
    throw tooLarge(response, request, most);
  }
  const small = length <= most && (response.headers.get('content-encoding') ?? null) === null;
  const body = response.body as ReadableStream<Uint8Array> | null | undefined;
  if (small || !body || typeof body.getReader !== 'function') return response.text();
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let out = '';
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return out + decoder.decode();
    bytes += value.byteLength;
    if (bytes > most) {
      await reader.cancel().catch(() => {});
      if (whole) throw tooLarge(response, request, most);
      return out + decoder.decode(value);
    }
    out += decoder.decode(value, { stream: true });
  }
}

async function cancel(response: FetchAnswer): Promise<void> {
  const body = response.body as ReadableStream<Uint8Array> | null | undefined;
  await body?.cancel?.().catch(() => {});
}

function tooLarge(response: FetchAnswer, request: Request, most: number): EspalierError {
  return new EspalierError(
    'ANSWER_TOO_LARGE',
    `${request.method} ${request.url}: more than ${most} bytes (expected: at most maxAnswerBytes; ask for fewer with limit, or set it higher)`,
    { statusCode: response.status, requestId: response.headers.get('x-request-id') ?? undefined },
  );
}

/** What a success says: JSON's value, or the text of another media type; undefined when it says nothing. @internal */
export function value(answer: Answer, request: Request): unknown {
  if (answer.status === 204) return undefined;
  if (request.answers !== 'application/json') {
    if (answer.mediaType === request.answers) return answer.text;
    throw stranger(answer, request);
  }
  if (!isJson(answer.mediaType)) throw stranger(answer, request);
  try {
    return JSON.parse(answer.text);
  } catch (cause) {
    throw stranger(answer, request, cause);
  }
}

/** Why an answer is a failure. @internal */
export function refusal(answer: Answer, request: Request): EspalierError {
  const error = told(answer);
  if (error === undefined) return stranger(answer, request);
  return new EspalierError(error.code, error.message, {
    statusCode: answer.status,
    issues: error.issues ?? [],
    requestId: answer.requestId,
    retryAfter: answer.retryAfter,
  });
}

function told(answer: Answer): { code: ErrorCode; message: string; issues?: Issue[] } | undefined {
  if (!isJson(answer.mediaType)) return undefined;
  try {
    const error = JSON.parse(answer.text)?.error;
    return typeof error?.code === 'string' && typeof error.message === 'string' ? error : undefined;
  } catch {
    return undefined;
  }
}

/** Something else answered, such as a proxy or another program. */
function stranger(answer: Answer, request: Request, cause?: unknown): EspalierError {
  const said = answer.text.replace(/\s+/g, ' ').trim();
  const glimpse = said === '' ? 'nothing' : `"${said.length > 160 ? `${said.slice(0, 160)}…` : said}"`;
  const led = answer.location === null ? '' : ` and leads to ${answer.location}`;
  return new EspalierError(
    strangersCode(answer.status),
    `${request.method} ${request.url} answered ${answer.status}${led} with ${answer.mediaType || 'no media type'}, ${glimpse}` +
      ' (expected: JSON of an Espalier server; look at baseUrl, and at proxies on the way)',
    { statusCode: answer.status, requestId: answer.requestId, retryAfter: answer.retryAfter, cause },
  );
}

function strangersCode(status: number): ErrorCode {
  switch (status) {
    case 413:
      return 'PAYLOAD_TOO_LARGE';
    case 429:
      return 'RATE_LIMITED';
    case 502:
    case 503:
    case 504:
      return 'UNAVAILABLE';
    default:
      return 'NOT_ESPALIER';
  }
}
