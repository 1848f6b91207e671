/** One fault of an input. */
export interface Issue {
  /** Such as `steps[3].name`; empty for the whole input. */
  readonly path: string;
  /** Inside a text of several lines, such as a definition. */
  readonly line?: number;
  /** What was given, then what is expected. */
  readonly message: string;
}

/**
 * Why a call failed. The first group is the server's word; the second was found here, before an
 * answer of the server or without one.
 */
export type ErrorCode =
  | 'VALIDATION_ERROR'
  | 'UNAUTHORISED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'PRECONDITION_FAILED'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'INTERNAL'
  /** No connection, or one that broke; `cause` has what the platform says. */
  | 'UNREACHABLE'
  /** No answer in time. */
  | 'TIMEOUT'
  /** What answered is no Espalier server. */
  | 'NOT_ESPALIER'
  /** The answer has more bytes than `maxAnswerBytes`. */
  | 'ANSWER_TOO_LARGE'
  // A newer server may have more.
  | (string & {});

/** What is known of an error beside its code and message. @internal */
export interface ErrorFacts {
  readonly statusCode?: number;
  readonly issues?: readonly Issue[];
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** Every failed call rejects with this, except one that was cancelled: that rejects with the signal's reason. */
export class EspalierError extends Error {
  /** For programs. */
  readonly code: ErrorCode;
  /** Of HTTP; 0 when there was no answer. */
  readonly statusCode: number;
  /** With `VALIDATION_ERROR`: every fault of the input. Else empty. */
  readonly issues: readonly Issue[];
  /** The server's log knows the request by it. */
  readonly requestId: string | undefined;
  /** With `RATE_LIMITED` and `UNAVAILABLE`: in so many seconds the server wants to be asked again. */
  readonly retryAfter: number | undefined;

  /** @internal */
  constructor(code: ErrorCode, message: string, facts: ErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'EspalierError';
    this.code = code;
    this.statusCode = facts.statusCode ?? 0;
    this.issues = facts.issues ?? [];
    this.requestId = facts.requestId;
    this.retryAfter = facts.retryAfter;
  }

  /** An input that is refused before it is sent. @internal */
  static invalid(path: string, message: string): EspalierError {
    return new EspalierError('VALIDATION_ERROR', path === '' ? message : `${path}: ${message}`, {
      issues: [{ path, message }],
    });
  }
}
