// Made from Espalier's table of operations. Do not edit: a test compares the two, and makes it anew.

import type { Definition, Schedule, Trigger } from '../definition.js';

/** A moment as ISO 8601 text, in UTC with milliseconds: `2026-01-31T09:00:00.000Z`. */
export type Moment = string;

/** Beside what was stopped: so many emails the relay may still see. */
export type InFlight = {
  inFlight: number;
};

export type Alarm = {
  /** nobody_ticking: no server has been heard of for 30 seconds. sending_held: a restored copy waits for a person. relay_refuses, sender: complaints of relays within the last 24 hours. in_doubt, generation_failed, held: by sequence, the 20 with the most. */
  kind: 'nobody_ticking' | 'sending_held' | 'relay_refuses' | 'in_doubt' | 'generation_failed' | 'held' | 'sender';
  words: string;
  /** Of complaints, sends, emails or people; 0 where nothing is counted. */
  count: number;
  since: Moment | null;
  sequenceId: string | null;
};

export type ApiKey = {
  keyId: string;
  name: string;
  /** Its first characters. */
  keyPrefix: string;
  scopes: ('full' | 'read' | 'review' | 'ingest')[];
  createdAt: Moment;
  revokedAt: Moment | null;
};

export type ApproveEmail = {
  emailId: string;
  /** Of the text as it was read: CONFLICT when it is another by now. */
  fingerprint?: string | null;
};

export type ApprovedText = {
  subject: string;
  preheader: string | null;
  mjml: string | null;
  html: string | null;
  markdown: string | null;
  /** Null: made from the body. */
  text: string | null;
  approvedAt: Moment;
  /** Such as the id of a key. */
  approvedBy: string;
};

export type Assumed = {
  /** The properties of the event that enrols. */
  event?: Record<string, unknown> | null;
  /** Default: `[]`. */
  events?: SupposedEvent[];
  /** Default: `[]`. */
  did?: SupposedDid[];
};

export type AuditEntry = {
  sequenceId: string;
  emailId: string | null;
  /** Such as email.approved. */
  action: string;
  /** The id of the key, or engine. */
  actor: string;
  at: Moment;
  /** The text's fingerprint before; of a sequence as a whole, that of all its texts. */
  before: string | null;
  /** And after. */
  after: string | null;
  detail: string;
};

export type Beat = {
  /** What the email is to bring about. */
  aim: string;
  /** As it is written without a model; {name:else} stands for a property. */
  subject: string;
  /** Paragraphs, an empty line between them; one that names a property the contact lacks is left out, [brief] is where a model says what the brief asks for. */
  body: string;
};

export type BeatInput = {
  /** What the email is to bring about. */
  aim: string;
  /** As it is written without a model; {name:else} stands for a property. */
  subject: string;
  /** Paragraphs, an empty line between them; one that names a property the contact lacks is left out, [brief] is where a model says what the brief asks for. */
  body: string;
};

export type Begun = {
  contactId: string;
  /** A draft; its emails say generation: running until they are written. */
  sequenceId: string;
  /** Writes its emails. */
  jobId: string;
};

export type BrandVoice = {
  name: string;
  tone: string;
  /** Words to prefer. */
  use: string[];
  /** Words that keep a draft from landing. */
  avoid: string[];
  /** Added to every draft. */
  signature: string;
  /** Added below it. */
  postalAddress: string;
  /** Where links may lead, beside the sender's own domain. */
  linkDomains: string[];
  /** Mails that sound right. */
  examples: string[];
};

export type Column = {
  /** As the first row says it; of a property its name too. */
  name: string;
  use: 'email' | 'timezone' | 'property' | 'ignored';
};

export type Contact = {
  id: string;
  email: string;
  /** An IANA region; null: the workspace's. */
  timezone: string | null;
  properties: Record<string, unknown>;
  /** Whether the address must not be mailed at all. */
  suppressed: boolean;
  unsubscribed: boolean;
  createdAt: Moment;
  updatedAt: Moment;
};

export type Counts = {
  draft: number;
  active: number;
  paused: number;
  completed: number;
  cancelled: number;
};

export type DefinitionCheck = {
  /** Every fault, in the order of the text. */
  faults: DefinitionFault[];
  /** What would happen; null while there is a fault. */
  plan: DryRunResult | null;
};

export type DefinitionFault = {
  /** Inside the text, such as steps[3].if.operator; empty for the whole text. */
  path: string;
  line: number | null;
  message: string;
};

export type Dossier = {
  contact: Contact;
  /** Why the address must not be mailed; null: it may. */
  suppression: Suppression | null;
  /** The sequences the person left for good. */
  optOuts: OptOut[];
  /** Oldest first. */
  events: EventEntry[];
  /** Oldest first. */
  enrolments: Way[];
  /** Oldest planned first. */
  sends: Mail[];
  /** What the person did with emails. */
  activity: DossierViewActivity[];
  /** Events, enrolments and emails together, newest first. */
  timeline: TimelineEntry[];
  /** Those that were written for this person alone. */
  sequences: Written[];
  /** Every text that was ever written for this person alone, drafts included. */
  texts: Text[];
  /** What was written for this person alone, and how it came about. */
  drafting: WrittenFor;
  /** When something was last sent, as a frequency cap counts it; oldest first. */
  pace: Moment[];
  /** What the built-in mailbox holds, newest first. */
  mailbox: KeptMessage[];
};

export type DossierViewActivity = {
  enrolmentId: string;
  step: string;
  did: string;
  firstAt: Moment;
};

export type Draft = {
  id: string;
  emailId: string;
  sequenceId: string;
  /** Whose facts were used; null: nobody's. */
  contactId: string | null;
  jobId: string;
  /** landed: became the text; discarded: came too late; refused: held what must not go out; unusable: nothing readable came. */
  fate: 'landed' | 'discarded' | 'refused' | 'unusable';
  /** What became of it, in words. */
  why: string;
  subject: string | null;
  preheader: string | null;
  /** As it was written; signature and way out are added to the email. */
  html: string | null;
  text: string | null;
  /** What it was to say. */
  brief: string;
  instruction: string | null;
  /** The id of the key, or engine. */
  askedBy: string;
  /** Such as openai; playbook: no model. */
  provider: string;
  model: string;
  promptVersion: string;
  inputTokens: number;
  outputTokens: number;
  durationMillis: number;
  /** What the drafter knew of the contact. */
  facts: Record<string, unknown>;
  createdAt: Moment;
};

export type Drafting = {
  /** Such as openai; playbook: no model. */
  provider: string;
  model: string;
  /** Null: no limit. */
  monthlyTokens: number | null;
  /** Null: no limit. */
  monthlyCost: number | null;
  /** The calendar month the rest speaks of, such as 2026-12. */
  month: string;
  usedTokens: number;
  /** Null when the server knows no prices. */
  usedCost: number | null;
  /** Of drafts that are being written. */
  reservedTokens: number;
  drafts: number;
};

export type DryRunResult = {
  steps: DryRunStep[];
  /** `completed`, or why it would end early or stand still. */
  outcome: string;
  endsAt: Moment;
};

export type DryRunStep = {
  type: 'email' | 'delay' | 'condition' | 'wait' | 'exit';
  key: string;
  templateId: string | null;
  wouldSend: boolean;
  at: Moment;
  reason: string;
  subject: string | null;
  html: string | null;
  text: string | null;
};

export type Due = {
  /** Due before now and not sent. */
  overdue: number;
  /** This hour and the next 23; of this hour what is due from now on. */
  hours: DueBar[];
  /** Today and the next six days; of today what is due from now on. */
  days: DueBar[];
};

export type DueBar = {
  from: Moment;
  count: number;
};

export type Email = {
  id: string;
  sequenceId: string;
  version: number;
  /** The key of its step. */
  step: string;
  /** For whom it was written, on their way through a sequence for many; else null. */
  contactId: string | null;
  status: 'draft' | 'approved';
  templateId: string | null;
  templateVersion: number | null;
  subject: string;
  preheader: string | null;
  mjml: string | null;
  html: string | null;
  markdown: string | null;
  text: string | null;
  /** Of the text as it stands; null while there is none. */
  fingerprint: string | null;
  /** Whether a person changed the text by hand since it was drafted. */
  edited: boolean;
  approvedBy: string | null;
  approvedAt: Moment | null;
  /** Whether a new draft is being written. */
  generation: 'idle' | 'running' | 'failed';
  /** Why the last draft came to nothing; null unless generation is failed. */
  generationProblem: string | null;
  /** What whoever sent it back, or asked for another draft, wants changed. */
  instruction: string | null;
  /** A fixed time; null when it goes by its step's delay. */
  scheduledAt: Moment | null;
  /** When it will go out to the one contact it was written for, as things stand: of a draft, if it were approved now. Null when it was sent, stands still, or many get it. */
  plannedAt: Moment | null;
  /** When the one contact it was written for got it; else null. */
  sentAt: Moment | null;
  /** What the linter finds; a fault keeps it from being approved. */
  findings: Finding[];
  revision: number;
  createdAt: Moment;
  updatedAt: Moment;
};

export type EmailPreview = {
  subject: string;
  /** Null when there is none. */
  preheader: string | null;
  /** As it would be sent now. Of a body that is faulty: as far as it can be shown. */
  html: string;
  text: string;
  /** What is wrong; a part that cannot be rendered is answered as it was given. */
  faults: TextFault[];
  /** Null: rendered for somebody made up. */
  contact: PreviewContact | null;
};

export type Enrolled = {
  id: string;
  sequenceId: string;
  contactId: string;
};

export type Enrolment = {
  id: string;
  sequenceId: string;
  contactId: string;
  version: number;
  status: 'active' | 'completed' | 'exited' | 'cancelled';
  /** The key of the step it stands at, or ended at. */
  step: string;
  /** Why it stands still; null when it does not. */
  held: 'paused' | 'awaiting_approval' | 'too_late' | 'failed' | null;
  dueAt: Moment | null;
  enrolledAt: Moment;
  endedAt: Moment | null;
  endReason: string | null;
};

export type Event = {
  id: string;
  name: string;
  contactId: string;
  properties: Record<string, unknown>;
  timestamp: Moment;
  /** When this server took it in. */
  createdAt: Moment;
};

export type EventEntry = {
  id: string;
  /** The caller's own. */
  key: string | null;
  name: string;
  properties: Record<string, unknown>;
  timestamp: Moment;
  receivedAt: Moment;
};

export type Feedback = {
  kind: 'hard_bounce' | 'undelivered' | 'delayed' | 'complaint' | 'delivered' | 'reply' | 'auto_reply' | 'unsubscribe' | 'opened' | 'clicked' | 'opened_by_machine' | 'clicked_by_machine';
  /** Where it came in: smtp, imap, resend, postmark or ses. */
  source: string;
  /** For people, such as the host's words. */
  detail: string;
  at: Moment;
};

export type Finding = {
  severity: 'fault' | 'warning';
  /** Where: subject, preheader, html or text. */
  part: string;
  message: string;
};

export type Flow = {
  version: number;
  steps: FlowStep[];
};

export type FlowBranch = {
  label: string;
  steps: FlowStep[];
};

export type FlowStep = {
  key: string;
  type: 'email' | 'delay' | 'condition' | 'wait' | 'exit';
  /** In a few words, such as an email's subject. */
  title: string;
  /** What the title leaves out; may be empty. */
  detail: string;
  /** Null for other steps, and for an email that each person gets another of. */
  emailId: string | null;
  /** People who stand at the step in this version. */
  at: number;
  /** People of this version who have the step behind them, those who have left the sequence since included: an email that was sent, or ended without being cancelled; a delay, condition or wait that is over. */
  past: number;
  /** Of those at the step: who stand still until a person acts. */
  held: number;
  /** Of a condition or a wait: yes and no. Else empty. */
  branches: FlowBranch[];
};

export type Generation = {
  /** Of all jobs of this call. */
  batchId: string;
  sequences: Begun[];
  /** Contacts who get none, and why. */
  refused: Turned[];
};

export type Health = {
  status: string;
};

export type ImportCheck = {
  /** As contacts.import would answer. */
  report: ImportReport;
  /** What stands between two cells: a comma, a semicolon or a tab. */
  separator: string;
  columns: Column[];
  /** The first ten that can be read, as they are understood. */
  firstRows: Row[];
  /** The lines of the repeats, up to 100,000 of them. */
  repeatLines: number[];
};

export type ImportReport = {
  rows: number;
  created: number;
  updated: number;
  /** There already, saying the same. */
  unchanged: number;
  /** An earlier row of the file has the same address; that one counts. */
  repeats: number;
  refused: number;
  /** Went in without a part of theirs. */
  warned: number;
  refusedRows: RefusedRow[];
  warnings: RowWarning[];
  /** Refused rows and warnings beyond those listed. */
  unlisted: number;
};

export type Installation = {
  /** False while a restored copy waits for a person to confirm it. */
  sends: boolean;
  heldSince: Moment | null;
  /** Why nothing is sent. */
  reason: string | null;
};

export type Invitation = {
  invitationId: string;
  email: string | null;
  role: 'owner' | 'reviewer' | 'viewer';
  /** The id of the person or key that invited. */
  createdBy: string;
  createdAt: Moment;
  expiresAt: Moment | null;
};

export type Job = {
  id: string;
  kind: 'email.regenerate' | 'email.write' | 'sequence.generate';
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'superseded';
  /** What it is about: an email's or a sequence's id. */
  subject: string;
  /** The work it is part of. */
  batchId: string | null;
  /** How often it was tried since it was last asked for. */
  attempts: number;
  /** What went wrong last. */
  trouble: string | null;
  /** What it came to. */
  note: string | null;
  /** The id of the key that asked for it. */
  createdBy: string;
  createdAt: Moment;
  /** When it may run; null unless it is queued. */
  dueAt: Moment | null;
  /** When it was last begun. */
  startedAt: Moment | null;
  endedAt: Moment | null;
};

export type JobBatch = {
  id: string;
  total: number;
  /** Not begun, or waiting to be tried again. */
  queued: number;
  running: number;
  done: number;
  failed: number;
  cancelled: number;
  /** Those whose place a later job took. */
  superseded: number;
  /** Not ended yet: 0 when the batch is over. */
  left: number;
};

export type KeptMessage = {
  receivedAt: Moment;
  to: string;
  /** RFC 5322. */
  message: string;
};

export type Mail = {
  send: Send;
  /** Where it went. */
  address: string | null;
  /** What it was made from. */
  text: Text | null;
  /** The whole message, while it is kept for another attempt. */
  message: string | null;
  feedback: Feedback[];
};

export type MailHeader = {
  name: string;
  value: string;
};

export type MailMessage = {
  id: string;
  /** As the header says it. */
  from: string;
  /** The address it was handed over for. */
  to: string;
  subject: string;
  receivedAt: Moment;
  /** The header's date. */
  date: Moment | null;
  /** The envelope's sender. */
  envelopeFrom: string;
  text: string | null;
  html: string | null;
  /** Unfolded, not decoded. */
  headers: MailHeader[];
};

export type MailSummary = {
  id: string;
  /** As the header says it. */
  from: string;
  /** The address it was handed over for. */
  to: string;
  subject: string;
  receivedAt: Moment;
};

export type Moved = {
  /** Go on at the step they stood at. */
  kept: number;
  /** Go on at the next step that is left. */
  moved: number;
  /** Have finished, because no step is left. */
  finished: number;
};

export type NewApiKey = {
  keyId: string;
  name: string;
  keyPrefix: string;
  /** The key. It is shown this once. */
  rawKey: string;
  scopes: ('full' | 'read' | 'review' | 'ingest')[];
  createdAt: Moment;
};

export type NewEmail = {
  /** Its step's key; made when it is not given. */
  key?: string | null;
  subject: string;
  preheader?: string | null;
  /** One of html, mjml, markdown and text must be there. */
  html?: string | null;
  mjml?: string | null;
  markdown?: string | null;
  /** The plain text part; made from the rest when it is not given. */
  text?: string | null;
  /** Waited after the email before, such as 3d; by the workspace's spacing when not given. */
  delay?: string | null;
  /** A fixed time instead. */
  scheduledAt?: Date | Moment | null;
};

export type NewEvent = {
  name: string;
  /** Who; wins over email. */
  contactId?: string | null;
  /** Who, by address; a contact is made for one that is not known yet. */
  email?: string | null;
  properties?: Record<string, unknown> | null;
  /** When it happened; now when it is not given. */
  timestamp?: Date | Moment | null;
  /** The caller's own id: an event told twice counts once. */
  id?: string | null;
};

export type NewLink = {
  email: string | null;
  role: 'owner' | 'reviewer' | 'viewer';
  /** What they open, once, to choose a password. It is shown this once. */
  url: string;
  expiresAt: Moment | null;
};

export type OpenedContact = {
  id: string;
  email: string;
  /** An IANA region; null: the workspace's. */
  timezone: string | null;
  properties: Record<string, unknown>;
  /** Whether the address must not be mailed at all. */
  suppressed: boolean;
  unsubscribed: boolean;
  /** The sequences the person left for good, while other mail is welcome. */
  optOuts: OptOut[];
  createdAt: Moment;
  updatedAt: Moment;
};

export type OptOut = {
  sequenceId: string;
  at: Moment;
};

export type OutcomeDay = {
  from: Moment;
  /** A relay took them that day; delivered, bounced and complained among them. */
  sent: number;
  /** Of those sent: reported as delivered. */
  delivered: number;
  /** Of those sent: bounced. */
  bounced: number;
  /** Of those sent: complained about. */
  complained: number;
  /** Refused by a relay that day, as are the next ones: never sent. */
  rejected: number;
  failed: number;
  suppressed: number;
  expired: number;
  cancelled: number;
  /** Their answer was lost that day, and nobody has decided yet. */
  inDoubt: number;
};

export type Outcomes = {
  days: OutcomeDay[];
};

export type Passed = {
  step: string;
  outcome: 'elapsed' | 'then' | 'else' | 'arrived' | 'timed_out' | 'exited';
  at: Moment;
  seen: string;
};

export type Person = {
  personId: string;
  email: string;
  name: string;
  role: 'owner' | 'reviewer' | 'viewer';
  createdAt: Moment;
  /** Exact to a minute; null without a session. */
  lastSeenAt: Moment | null;
  disabledAt: Moment | null;
};

export type Personal = {
  id: string;
  sequenceId: string;
  step: string;
  status: string;
  subject: string;
  preheader: string | null;
  /** As its author wrote it. */
  body: string;
  /** What whoever sent it back wants changed. */
  instruction: string | null;
  /** What the draft that it waits for shall be like. */
  asked: string | null;
};

export type Playbook = {
  category: string;
  name: string;
  purpose: string;
  requires: string[];
  facts: string[];
  emails: Beat[];
  /** Whether it came with the product; put one of your own in its place. */
  builtIn: boolean;
};

export type Preview = {
  subject: string;
  preheader: string;
  html: string;
  text: string;
};

export type PreviewContact = {
  contactId: string;
  /** First and last name; null when neither is known. */
  name: string | null;
  email: string;
  /** The contact's, else the workspace's. */
  timezone: string;
};

export type QueueEntry = {
  sequenceId: string;
  name: string;
  /** A draft; or it runs and has a text that nobody approved. */
  status: 'draft' | 'active' | 'paused' | 'completed' | 'cancelled';
  /** The one contact it was written for; null when many enrol. */
  contactId: string | null;
  contactName: string | null;
  contactEmail: string | null;
  /** Of the playbook it was drafted by; null when it was not. */
  category: string | null;
  /** Of the pending version, else the running one; without those of single people. */
  emails: number;
  /** Of those: approved. */
  approved: number;
  /** Of those: a new draft is being written. */
  generating: number;
  /** Of those: nobody approved and nobody can, for a text is missing or has a fault. */
  faulty: number;
  /** Emails of single people who are inside that nobody approved; at most 1,000 are counted. */
  personalEmails: number;
  /** When a draft was created; of one that runs: when the oldest of what waits in it came. */
  since: Moment;
};

export type RefusedRow = {
  /** Its first, from 1. */
  line: number;
  reason: string;
  /** Its cells as they stood. */
  raw: string[];
};

export type Row = {
  /** Its first, from 1. */
  line: number;
  email: string;
  /** As it stands; null when the row names none. */
  timezone: string | null;
  properties: Record<string, unknown>;
  fate: 'created' | 'updated' | 'unchanged' | 'repeat' | 'refused';
};

export type RowWarning = {
  /** Its first, from 1. */
  line: number;
  reason: string;
};

export type ScheduleInput = {
  /** Such as 09:00; without it from the beginning of the day. */
  from?: string | null;
  /** Such as 17:00; without it to the end of the day; before from: on the next day. */
  to?: string | null;
  /** mon, tue, wed, thu, fri, sat, sun, or a run such as mon-fri. */
  days?: string[] | null;
  /** Such as Europe/London; without it each contact's own. */
  zone?: string | null;
  /** Whose public holidays are left out: a country or part of one, such as GB or GB-SCT. */
  holidays?: string | null;
};

export type Send = {
  id: string;
  sequenceId: string;
  contactId: string;
  templateId: string | null;
  emailId: string;
  /** The key of its step. */
  step: string;
  status: 'queued' | 'sending' | 'sent' | 'delivered' | 'bounced' | 'complained' | 'rejected' | 'suppressed' | 'cancelled' | 'expired' | 'failed' | 'in_doubt';
  /** How often it was handed to the relay; waiting for a limit is no attempt. */
  attempts: number;
  /** When it was planned. */
  createdAt: Moment;
  /** When the relay took it; null before. */
  sentAt: Moment | null;
  /** For people, such as the relay's reply. */
  detail: string;
  /** While it is in doubt: since when a person is waited for. Else null. */
  inDoubtSince: Moment | null;
  /** While it could go and has to wait: why, and until when. Else null. */
  waiting: Waiting | null;
};

export type SenderCheck = {
  /** Drafts that nobody approved: they are from the new sender at once. */
  drafts: number;
  /** Approved emails that are still to be sent: they keep the sender they were approved with until they are edited. */
  approved: number;
};

export type SenderWarning = {
  /** policy: content or reputation was refused; sender: our address was; login: the relay refuses it; relay: it refuses the connection; throttled: a destination, a sender or the relay refused so many in a row that it is left alone for a while. */
  kind: 'policy' | 'sender' | 'login' | 'relay' | 'throttled';
  /** The relay; of throttled: who is left alone. */
  host: string;
  /** The enhanced status code, else the reply code. */
  code: string;
  /** The latest answer. */
  detail: string;
  firstAt: Moment;
  lastAt: Moment;
  /** How many sends heard it. */
  count: number;
};

export type Sequence = {
  id: string;
  name: string;
  status: 'draft' | 'active' | 'paused' | 'completed' | 'cancelled';
  /** The author's text, as it was written. */
  definition: string;
  /** The triggers given beside the text. */
  triggers: Trigger[];
  /** What new enrolments follow; null while nothing is approved. */
  version: number | null;
  /** What waits for its texts to be approved; null when nothing does. */
  pendingVersion: number | null;
  /** The one contact it was written for; null when many enrol. */
  contactId: string | null;
  /** What becomes of a send whose answer was lost; null: as the server is configured. */
  inDoubt: 'resend' | 'hold' | null;
  /** After a change that moved the people inside: where they went. Else null. */
  moved: Moved | null;
  createdAt: Moment;
  updatedAt: Moment;
};

export type SequenceStatus = {
  status: 'draft' | 'active' | 'paused' | 'completed' | 'cancelled';
  totalEnrolled: number;
  activeEnrolments: number;
  completedCount: number;
  exitedCount: number;
  cancelledCount: number;
  /** Of the active ones, those that stand still until a person acts. */
  heldCount: number;
};

export type SequenceWithEmails = {
  id: string;
  name: string;
  status: 'draft' | 'active' | 'paused' | 'completed' | 'cancelled';
  /** The author's text, as it was written. */
  definition: string;
  /** The triggers given beside the text. */
  triggers: Trigger[];
  /** What new enrolments follow; null while nothing is approved. */
  version: number | null;
  /** What waits for its texts to be approved; null when nothing does. */
  pendingVersion: number | null;
  /** The one contact it was written for; null when many enrol. */
  contactId: string | null;
  /** What becomes of a send whose answer was lost; null: as the server is configured. */
  inDoubt: 'resend' | 'hold' | null;
  /** Of all texts together: pass it back to approve what was read. */
  fingerprint: string;
  /** Of the version that waits for approval, else of the running one; in their order. */
  emails: Email[];
  createdAt: Moment;
  updatedAt: Moment;
};

export type SigningKey = {
  /** How many keys verify by now. */
  keys: number;
  /** When the newest begins to sign; by then every node knows it. */
  signsFrom: Moment;
};

export type Stats = {
  draft: number;
  active: number;
  completed: number;
  paused: number;
};

export type SupposedDid = {
  /** The key of the email's step. */
  email: string;
  did: 'opened' | 'clicked' | 'replied' | 'bounced';
};

export type SupposedEvent = {
  name: string;
  /** How long after the contact came in, such as 90m, 2h or 3d. */
  after: string;
  properties?: Record<string, unknown> | null;
};

export type Suppression = {
  email: string;
  reason: 'bounced' | 'complained' | 'manual' | 'erased';
  detail: string;
  createdAt: Moment;
};

export type Template = {
  id: string;
  name: string;
  subject: string;
  preheader: string | null;
  mjml: string | null;
  html: string | null;
  markdown: string | null;
  /** The plain part its author wrote; null: made from the body. */
  text: string | null;
  /** The paths its Liquid reads. */
  variables: string[];
  /** Counts the changes of its text, from 1. */
  version: number;
  createdAt: Moment;
  updatedAt: Moment;
};

export type TemplateUser = {
  sequenceId: string;
  name: string;
  status: 'draft' | 'active' | 'paused' | 'completed' | 'cancelled';
};

export type Text = {
  from: string;
  subject: string;
  preheader: string;
  html: string;
  text: string;
};

export type TextFault = {
  /** Where: subject, preheader, text, or html, mjml or markdown as the body is written. */
  field: string;
  message: string;
  line: number | null;
  column: number | null;
  /** Whether it may be approved all the same. */
  isHint: boolean;
};

export type TimelineEntry = {
  type: 'event' | 'enrolled' | 'send' | 'completed' | 'exited' | 'cancelled';
  at: Moment;
  /** Of the event, the enrolment or the send. */
  id: string;
  /** The event's name. */
  name: string | null;
  /** The event's. */
  properties: Record<string, unknown> | null;
  sequenceId: string | null;
  /** The key of the email's step. */
  step: string | null;
  templateId: string | null;
  /** The send's status as it is now. */
  status: 'queued' | 'sending' | 'sent' | 'delivered' | 'bounced' | 'complained' | 'rejected' | 'suppressed' | 'cancelled' | 'expired' | 'failed' | 'in_doubt' | null;
  /** How the enrolment ended, or what the relay said. */
  detail: string | null;
};

export type TrackedBatch = {
  /** Events that were stored now. */
  accepted: number;
  /** Events that were known by their id. */
  known: number;
};

export type Turned = {
  contactId: string;
  /** Such as NOT_FOUND or CONFLICT. */
  code: string;
  message: string;
};

export type UpdatedWorkspace = {
  name: string;
  timezone: string;
  senderName: string;
  senderEmail: string;
  maxLateness: string;
  spacing: string[];
  /** Null: no cap. */
  frequencyCap: string | null;
  /** Null: no limit. */
  rateLimit: string | null;
  /** Null: at any time. */
  schedule: WorkspaceSchedule | null;
  /** The emails that a new sender concerns; null when it is the same as before. */
  senderChange: SenderCheck | null;
};

export type Version = {
  version: number;
  definition: string;
  triggers: Trigger[];
  /** What happens to the people inside when it is published. */
  people: 'stay' | 'migrate';
  createdAt: Moment;
  publishedAt: Moment | null;
};

export type Waiting = {
  /** destination, relay, sender: they asked for less or take nothing at the moment; warm_up, rate, frequency: a cap of ours. */
  reason: 'destination' | 'relay' | 'sender' | 'warm_up' | 'rate' | 'frequency';
  /** When it is looked at again; it goes then, if nothing else stops it. */
  until: Moment;
};

export type WaitingForReview = {
  /** As sequences.queue lists them. */
  sequences: number;
  /** Emails of theirs that nobody approved, without those of single people; 10,000 means so many or more. */
  emails: number;
  /** As sequences.personalQueue lists them; 10,000 means so many or more. */
  personalEmails: number;
  /** When the oldest began to wait; null when nothing does. */
  since: Moment | null;
};

export type Way = {
  enrolment: Enrolment;
  /** The steps that are behind, with the values that decided. */
  passed: Passed[];
};

export type Why = {
  sequenceId: string;
  contactId: string;
  /** One sentence. */
  summary: string;
  /** Why the contact is not inside, the weightiest first; empty while it is. */
  outside: string[];
  /** The contact's enrolments, oldest first. */
  enrolments: WhyWay[];
};

export type WhyStep = {
  type: 'email' | 'delay' | 'condition' | 'wait' | 'exit';
  key: string;
  /** Where it stands: done, skipped, waiting, held, ahead or not_reached. */
  standing: 'done' | 'skipped' | 'waiting' | 'held' | 'ahead' | 'not_reached';
  /** When it happened or is expected; null: neither is known. */
  at: Moment | null;
  /** By which it waits. */
  rule: 'delay' | 'fixed_time' | 'approval' | 'release' | 'window' | 'holiday' | 'event' | null;
  /** In words. */
  why: string;
  send: Send | null;
};

export type WhyWay = {
  id: string;
  version: number;
  status: 'active' | 'completed' | 'exited' | 'cancelled';
  enrolledAt: Moment;
  /** What let the contact in. */
  cameBy: string;
  /** How it stands, or what ended it. */
  summary: string;
  endedAt: Moment | null;
  /** Every step of its version. */
  steps: WhyStep[];
};

export type Work = {
  id: string;
  kind: string;
  /** The email's or the sequence's id. */
  subject: string;
  /** What was asked for. */
  payload: Record<string, unknown>;
  state: string;
  createdAt: Moment;
  /** What went wrong last. */
  trouble: string | null;
  /** What it came to. */
  note: string | null;
};

export type Workspace = {
  name: string;
  timezone: string;
  senderName: string;
  senderEmail: string;
  maxLateness: string;
  spacing: string[];
  /** Null: no cap. */
  frequencyCap: string | null;
  /** Null: no limit. */
  rateLimit: string | null;
  /** In which emails go out where a sequence has no schedule of its own; null: at any time. */
  schedule: WorkspaceSchedule | null;
};

export type WorkspaceSchedule = {
  from: string;
  /** 24:00: the end of the day. */
  to: string;
  days: string[];
  /** Null: each contact's own. */
  zone: string | null;
  holidays: string | null;
};

export type Written = {
  id: string;
  name: string;
  status: string;
  definition: string;
  /** What it was drafted about; null: it was not drafted. */
  topic: string | null;
  /** What it was to say. */
  brief: string | null;
};

export type WrittenFor = {
  emails: Personal[];
  /** Every attempt, with what was known of the person for it; oldest first. */
  drafts: Draft[];
  /** What was asked for, oldest first. */
  jobs: Work[];
};

/** What `sequences.put` takes. */
export type SequencesPutInput = {
  name: string;
  definition: string | Definition;
  triggers?: Trigger[] | null;
  /** Whether the people inside stay on their version or move to the new one. Default: `"stay"`. */
  people?: 'stay' | 'migrate';
  /** Whether new texts are approved in the same breath. Default: `false`. */
  approve?: boolean;
  /** What becomes of a send whose answer was lost; the server's when not given. */
  inDoubt?: 'resend' | 'hold' | null;
};

/** What `sequences.list` takes. */
export type SequencesListInput = {
  status?: 'draft' | 'active' | 'paused' | 'completed' | 'cancelled' | null;
  /** Part of the name, the id, or the contact's name or address. */
  search?: string | null;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

/** What `sequences.update` takes. */
export type SequencesUpdateInput = {
  name?: string | null;
  definition?: string | Definition | null;
  triggers?: Trigger[] | null;
  /** Whether the people inside stay on their version or move to the new one. Default: `"stay"`. */
  people?: 'stay' | 'migrate';
  /** Whether new texts are approved in the same breath. Default: `false`. */
  approve?: boolean;
  /** What becomes of a send whose answer was lost. */
  inDoubt?: 'resend' | 'hold' | null;
};

/** What `sequences.getContacts` takes. */
export type SequencesGetContactsInput = {
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

/** What `sequences.getSends` takes. */
export type SequencesGetSendsInput = {
  status?: 'queued' | 'sending' | 'sent' | 'delivered' | 'bounced' | 'complained' | 'rejected' | 'suppressed' | 'cancelled' | 'expired' | 'failed' | 'in_doubt' | null;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

/** What `sequences.create` takes. */
export type SequencesCreateInput = {
  /** Unique; made when it is not given. */
  id?: string | null;
  /** For people; with emails it may be left out, then it is the first one's subject. */
  name?: string | null;
  /** The steps, as JSON or YAML text. */
  definition?: string | Definition | null;
  /** What enrols contacts, beside what the text says. */
  triggers?: Trigger[] | null;
  /** The one contact it is for; then with emails instead of a definition. */
  contactId?: string | null;
  /** The emails of the one contact, in their order. */
  emails?: NewEmail[] | null;
  /** When the emails of the one contact may go out, as in a definition. */
  schedule?: Schedule | null;
  /** What becomes of a send whose answer was lost; the server's when not given. */
  inDoubt?: 'resend' | 'hold' | null;
};

/** What `sequences.approve` takes. */
export type SequencesApproveInput = {
  /** Of the sequence as it was read: CONFLICT when a text is another by now. */
  fingerprint?: string | null;
};

/** What `sequences.getAudit` takes. */
export type SequencesGetAuditInput = {
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

/** What `emails.approve` takes. */
export type EmailsApproveInput = {
  /** Of the text as it was read: CONFLICT when it is another by now. */
  fingerprint?: string | null;
};

/** What `emails.edit` takes. */
export type EmailsEditInput = {
  subject?: string | null;
  preheader?: string | null;
  /** At most one of html, mjml and markdown. */
  html?: string | null;
  mjml?: string | null;
  markdown?: string | null;
  /** The plain text part; null: made from the rest. */
  text?: string | null;
  /** Of the text as it was read: CONFLICT when it is another by now. */
  fingerprint?: string | null;
};

/** What `emails.reject` takes. */
export type EmailsRejectInput = {
  /** What to change, such as: shorter, more formal. */
  instruction?: string | null;
};

/** What `emails.regenerate` takes. */
export type EmailsRegenerateInput = {
  /** What to change, such as: shorter, more formal. */
  instruction?: string | null;
};

/** What `emails.preview` takes. */
export type EmailsPreviewInput = {
  /** Whose data to render with; without it, whom it was written for, else the sequence's contact, else somebody made up. */
  contactId?: string | null;
  /** What is not given is taken as it is stored. */
  subject?: string | null;
  /** Blank: none. */
  preheader?: string | null;
  /** At most one of html, mjml and markdown. */
  html?: string | null;
  mjml?: string | null;
  markdown?: string | null;
  /** The plain text part; blank: made from the rest. */
  text?: string | null;
};

/** What `sequences.queue` takes. */
export type SequencesQueueInput = {
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
  /** Part of the name, the id, or the contact's name or address. */
  search?: string | null;
};

/** What `emails.queue` takes. */
export type EmailsQueueInput = {
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

/** What `sequences.getSteps` takes. */
export type SequencesGetStepsInput = {
  /** Without it the one that runs, else the one that waits. */
  version?: number | null;
};

/** What `sequences.check` takes. */
export type SequencesCheckInput = {
  /** JSON or YAML, as sequences.create takes it. */
  definition: string | Definition;
  /** Whose way to walk; without it that of somebody made up. */
  contactId?: string | null;
  assumptions?: Assumed | null;
};

/** What `dashboard.due` takes. */
export type DashboardDueInput = {
  /** Where hours and days begin, such as Europe/London. Default: `"UTC"`. */
  zone?: string;
};

/** What `dashboard.outcomes` takes. */
export type DashboardOutcomesInput = {
  /** How many days, today the last. Default: `30`. */
  days?: number;
  /** Where days begin, such as Europe/London. Default: `"UTC"`. */
  zone?: string;
};

/** What `workspace.getWarnings` takes. */
export type WorkspaceGetWarningsInput = {
  /** Default: `20`. */
  limit?: number;
};

/** What `workspace.update` takes. */
export type WorkspaceUpdateInput = {
  name?: string | null;
  /** For contacts without one, such as Europe/London. */
  timezone?: string | null;
  /** An email later than this is held for a person, such as 7d. */
  maxLateness?: string | null;
  /** When the emails for one contact go out, from the start, such as 0d, 3d, 7d. */
  spacing?: string[] | null;
  /** The most emails for one contact over all sequences, such as 3 in 7d; off: no cap. */
  frequencyCap?: string | null;
  /** The most emails of the workspace, such as 10/s, 600/m, 5000/h or 20000/d; off: no limit. */
  rateLimit?: string | null;
  /** Whom new drafts, and drafts that nobody approved, are from; empty: the address alone. */
  senderName?: string | null;
  /** Approved emails keep the address they were approved with. */
  senderEmail?: string | null;
  /** In which emails go out where a sequence has no schedule of its own; null: at any time. */
  schedule?: ScheduleInput | null;
};

/** What `workspace.checkSender` takes. */
export type WorkspaceCheckSenderInput = {
  senderName?: string | null;
  senderEmail?: string | null;
};

/** What `workspace.updateBrandVoice` takes. */
export type WorkspaceUpdateBrandVoiceInput = {
  name?: string | null;
  tone?: string | null;
  use?: string[] | null;
  avoid?: string[] | null;
  signature?: string | null;
  postalAddress?: string | null;
  linkDomains?: string[] | null;
  examples?: string[] | null;
};

/** What `workspace.updateDrafting` takes. */
export type WorkspaceUpdateDraftingInput = {
  /** Most tokens of a calendar month (UTC); null: no limit. */
  monthlyTokens?: number | null;
  /** Most cost of a calendar month, in the currency of the server's prices; null: no limit. */
  monthlyCost?: number | null;
};

/** What `playbooks.put` takes. */
export type PlaybooksPutInput = {
  /** For people. */
  name: string;
  /** What the emails are for. */
  purpose: string;
  /** Properties a contact must have. Default: `[]`. */
  requires?: string[];
  /** Properties a drafter may see; none: every one. Default: `[]`. */
  facts?: string[];
  /** In their order; the last one is for the end, the one before it is repeated where there are more. */
  emails: BeatInput[];
};

/** What `sequences.generate` takes. */
export type SequencesGenerateInput = {
  /** One contact; or contactIds. */
  contactId?: string | null;
  /** Up to 1,000 contacts; each gets a sequence of its own. */
  contactIds?: string[] | null;
  /** What the emails are to say; without it, what the playbook says. */
  brief?: string | null;
  /** Of the playbook, such as buyer-lead; brief or category must be there. */
  category?: string | null;
  /** How many emails each contact gets. Default: `3`. */
  emails?: number;
};

/** What `emails.listPersonal` takes. */
export type EmailsListPersonalInput = {
  /** Only those approved, or only those not. */
  approved?: boolean | null;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

/** What `drafts.list` takes. */
export type DraftsListInput = {
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

/** What `sequences.dryRun` takes. */
export type SequencesDryRunInput = {
  assumptions?: Assumed | null;
};

/** What `contacts.create` takes. */
export type ContactsCreateInput = {
  /** The caller's choice; one is made when it is not given. */
  id?: string | null;
  email: string;
  /** An IANA region such as Europe/London. */
  timezone?: string | null;
  /** Strings, numbers, booleans, lists and maps of them; null takes one away. */
  properties?: Record<string, unknown> | null;
};

/** What `contacts.upsert` takes. */
export type ContactsUpsertInput = {
  /** The caller's choice; one is made when it is not given. */
  id?: string | null;
  email: string;
  /** An IANA region such as Europe/London. */
  timezone?: string | null;
  /** Strings, numbers, booleans, lists and maps of them; null takes one away. */
  properties?: Record<string, unknown> | null;
};

/** What `contacts.list` takes. */
export type ContactsListInput = {
  /** A part of the address or of the names. */
  search?: string | null;
  /** The whole address, however it is spelled. */
  email?: string | null;
  suppressed?: boolean | null;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

/** What `contacts.update` takes. */
export type ContactsUpdateInput = {
  email?: string | null;
  timezone?: string | null;
  /** Merged into those there are; null takes one away. */
  properties?: Record<string, unknown> | null;
  unsubscribed?: boolean | null;
};

/** What `contacts.getSends` takes. */
export type ContactsGetSendsInput = {
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

/** What `contacts.getEnrolments` takes. */
export type ContactsGetEnrolmentsInput = {
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

/** What `contacts.getTimeline` takes. */
export type ContactsGetTimelineInput = {
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

/** What `templates.put` takes. */
export type TemplatesPutInput = {
  /** For people. */
  name: string;
  /** Liquid, one line. */
  subject: string;
  preheader?: string | null;
  mjml?: string | null;
  html?: string | null;
  markdown?: string | null;
  /** The plain part; made from the body when it is not given. */
  text?: string | null;
  /** The version it was written over, 0 for a new one; when it is another by now, that is a conflict. Without it the last writer wins. */
  over?: number | null;
};

/** What `templates.list` takes. */
export type TemplatesListInput = {
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

/** What `templates.check` takes. */
export type TemplatesCheckInput = {
  /** Liquid, one line. */
  subject: string;
  preheader?: string | null;
  /** One of mjml, html and markdown. */
  mjml?: string | null;
  html?: string | null;
  markdown?: string | null;
  /** The plain part; made from the body when it is not given. */
  text?: string | null;
  /** Whose data to render with; without it somebody made up. */
  contactId?: string | null;
};

/** What `events.track` takes. */
export type EventsTrackInput = {
  name: string;
  /** Who; wins over email. */
  contactId?: string | null;
  /** Who, by address; a contact is made for one that is not known yet. */
  email?: string | null;
  properties?: Record<string, unknown> | null;
  /** When it happened; now when it is not given. */
  timestamp?: Date | Moment | null;
  /** The caller's own id: an event told twice counts once. */
  id?: string | null;
};

/** What `sends.list` takes. */
export type SendsListInput = {
  status?: 'queued' | 'sending' | 'sent' | 'delivered' | 'bounced' | 'complained' | 'rejected' | 'suppressed' | 'cancelled' | 'expired' | 'failed' | 'in_doubt' | null;
  sequenceId?: string | null;
  contactId?: string | null;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

/** What `jobs.list` takes. */
export type JobsListInput = {
  kind?: 'email.regenerate' | 'email.write' | 'sequence.generate' | null;
  state?: 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'superseded' | null;
  /** An email's or a sequence's id. */
  subject?: string | null;
  batchId?: string | null;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

/** What `suppressions.list` takes. */
export type SuppressionsListInput = {
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

/** What `suppressions.exportCsv` takes. */
export type SuppressionsExportCsvInput = {
  /** The last address of the part before; none: from the first. */
  after?: string | null;
  /** Default: `10000`. */
  limit?: number;
};

/** What `suppressions.add` takes. */
export type SuppressionsAddInput = {
  email: string;
  /** Why, for people. Default: `""`. */
  detail?: string;
};

/** What `mailbox.list` takes. */
export type MailboxListInput = {
  /** Only to this address, however it is spelled. */
  to?: string | null;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

/** What `keys.create` takes. */
export type KeysCreateInput = {
  /** For people. */
  name: string;
  /** Default: `["full"]`. */
  scopes?: ('full' | 'read' | 'review' | 'ingest')[];
};

/** What `people.invite` takes. */
export type PeopleInviteInput = {
  /** Nobody else on this server may have it. */
  email: string;
  /** Default: `"reviewer"`. */
  role?: 'owner' | 'reviewer' | 'viewer';
};

/** What `people.update` takes. */
export type PeopleUpdateInput = {
  name?: string | null;
  role?: 'owner' | 'reviewer' | 'viewer' | null;
  /** True ends their sessions and keeps them out. */
  disabled?: boolean | null;
};
