export { Espalier, type EspalierOptions } from './espalier.js';
export { Espalier as default } from './espalier.js';
export { EspalierError, type ErrorCode, type Issue } from './errors.js';
export { Pages, type Page } from './pages.js';
export type { Logger, LogEntry, RequestOptions, Upload } from './transport.js';
export type { Fetch, FetchAnswer, Signal } from './platform.js';
export type * from './definition.js';
export type * from './generated/types.js';
export type { Contacts } from './contacts.js';
export type {
  EmailsNamespace as Emails,
  EventsNamespace as Events,
  KeysNamespace as Keys,
  MailboxNamespace as Mailbox,
  SendsNamespace as Sends,
  SequencesNamespace as Sequences,
  SuppressionsNamespace as Suppressions,
  TemplatesNamespace as Templates,
} from './generated/namespaces.js';

import type * as t from './generated/types.js';

/** A sequence, as every call answers it: `moved` only after a change that moved the people inside. */
export type Sequence = Omit<t.Sequence, 'moved'> & Partial<Pick<t.Sequence, 'moved'>>;

/** `draft → active ⇄ paused → completed | cancelled`. */
export type SequenceState = t.Sequence['status'];

/** Where one email to one contact is. */
export type SendState = t.Send['status'];

/** Where a contact's way through a sequence is. */
export type EnrolmentState = t.Enrolment['status'];

/** Whether a text was approved as it stands. */
export type EmailState = t.Email['status'];

/** What a key may do. */
export type Scope = t.ApiKey['scopes'][number];
