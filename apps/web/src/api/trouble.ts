import { TRPCClientError } from '@trpc/client';

export type Issue = { path: string; line?: number; message: string };
export type Trouble = {
  kind: 'away' | 'signed_out' | 'forbidden' | 'not_found' | 'conflict' | 'invalid' | 'state' | 'busy' | 'broken';
  title: string;
  detail: string;
  issues: Issue[];
};

type Data = { code?: string; httpStatus?: number; issues?: Issue[] };

function data(error: unknown): Data | null {
  return error instanceof TRPCClientError ? ((error.data as Data | null | undefined) ?? null) : null;
}

export const isSignedOut = (error: unknown): boolean => data(error)?.code === 'UNAUTHORIZED';
export const isConflict = (error: unknown): boolean => data(error)?.code === 'CONFLICT';

/** Whether no answer came, or one that was not meant: worth another try. */
export function isAway(error: unknown): boolean {
  const known = data(error);
  return known === null || (known.httpStatus ?? 500) >= 500;
}

/** What went wrong, in words a person can act on. */
export function trouble(error: unknown): Trouble {
  const known = data(error);
  const said = error instanceof Error ? error.message : String(error);
  if (known === null) {
    return { kind: 'away', title: 'The server does not answer', detail: 'Nothing you typed is lost. This page tries again by itself.', issues: [] };
  }
  const issues = known.issues ?? [];
  switch (known.code) {
    case 'UNAUTHORIZED':
      return { kind: 'signed_out', title: 'You are signed out', detail: 'Sign in again; nothing you typed is lost.', issues };
    case 'FORBIDDEN':
      return { kind: 'forbidden', title: 'Your role may not do this', detail: said, issues };
    case 'NOT_FOUND':
      return { kind: 'not_found', title: 'It is not there (any more)', detail: said, issues };
    case 'CONFLICT':
      return { kind: 'conflict', title: 'Somebody was faster', detail: 'It is not as it was on your screen. The newer state is loaded; nothing was changed.', issues };
    case 'BAD_REQUEST':
      return { kind: 'invalid', title: issues.length > 1 ? `${issues.length} things are to be put right` : 'Something is to be put right', detail: issues.length ? '' : said, issues };
    case 'PRECONDITION_FAILED':
      return { kind: 'state', title: 'That is not possible now', detail: said, issues };
    case 'TOO_MANY_REQUESTS':
      return { kind: 'busy', title: 'Too many requests', detail: 'Wait a moment, then try again.', issues };
    default:
      return { kind: 'broken', title: 'The server could not do it', detail: said, issues };
  }
}
