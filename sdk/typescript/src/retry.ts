import type { EspalierError } from './errors.js';
import type { Request } from './request.js';

const FIRST_MS = 200;
const LONGEST_MS = 10_000;
/** A server that wants to be left alone for longer gets no answer from waiting. */
const PATIENCE_MS = 60_000;

/** How one attempt failed. @internal */
export interface Failure {
  readonly error: EspalierError;
  /** Nothing was handed over: no connection came about. */
  readonly unsent: boolean;
  /** Asking again cannot help, such as a certificate that is wrong. */
  readonly forGood: boolean;
}

/**
 * In how many milliseconds to ask again; undefined when not. What was understood and refused is
 * never asked again, nor is a change that might be made twice.
 *
 * @param attempt the one that failed, from 1
 * @internal
 */
export function retryAfter(request: Request, attempt: number, failure: Failure): number | undefined {
  const { error } = failure;
  if (failure.forGood || !mayPass(error, attempt)) return undefined;
  const nothingDone = failure.unsent || error.statusCode === 429;
  if (!nothingDone && !request.repeatable) return undefined;
  // What took too long once takes too long again, and the server may still be at it.
  if (request.upload && error.code === 'TIMEOUT') return undefined;
  if (error.retryAfter !== undefined) {
    const asked = error.retryAfter * 1000;
    return asked > PATIENCE_MS ? undefined : asked + Math.random() * FIRST_MS;
  }
  return backoff(attempt);
}

function mayPass(error: EspalierError, attempt: number): boolean {
  switch (error.statusCode) {
    case 0:
      return error.code === 'UNREACHABLE' || error.code === 'TIMEOUT';
    case 429:
    case 502:
    case 503:
    case 504:
      return true;
    case 409:
      // The first attempt, whose answer was lost, is still being carried out.
      return attempt > 1 && error.message.includes('Idempotency-Key');
    default:
      return false;
  }
}

/** Doubles; half of it is chance, so that many clients do not come back at once. */
function backoff(attempt: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return full / 2 + Math.random() * (full / 2);
}
