// Made from Espalier's table of operations. Do not edit: a test compares the two, and makes it anew.

import type {
  TRPCBuiltRouter,
  TRPCDefaultErrorShape,
  TRPCMutationProcedure,
  TRPCQueryProcedure,
  TRPCSubscriptionProcedure,
  inferRouterInputs,
  inferRouterOutputs,
} from '@trpc/server';

export type ActivityView = {
  enrolmentId: string;
  step: string;
  did: string;
  firstAt: Date;
};

export type AddSuppression = {
  email: string;
  /** Why, for people. Default: `""`. */
  detail?: string;
};

export type AlarmView = {
  /** nobody_ticking: no server has been heard of for 30 seconds. sending_held: a restored copy waits for a person. relay_refuses, sender: complaints of relays within the last 24 hours. in_doubt, generation_failed, held: by sequence, the 20 with the most. */
  kind: 'nobody_ticking' | 'sending_held' | 'relay_refuses' | 'in_doubt' | 'generation_failed' | 'held' | 'sender';
  words: string;
  /** Of complaints, sends, emails or people; 0 where nothing is counted. */
  count: number;
  since: Date | null;
  sequenceId: string | null;
};

export type ApproveEmail = {
  emailId: string;
  /** Of the text as it was read: CONFLICT when it is another by now. */
  fingerprint?: string | null;
};

export type ApproveEmails = {
  emails: ApproveEmail[];
};

export type ApproveSequence = {
  sequenceId: string;
  /** Of the sequence as it was read: CONFLICT when a text is another by now. */
  fingerprint?: string | null;
};

export type ApprovedTextOf = {
  emailId: string;
};

export type ApprovedTextView = {
  subject: string;
  preheader: string | null;
  mjml: string | null;
  html: string | null;
  markdown: string | null;
  /** Null: made from the body. */
  text: string | null;
  approvedAt: Date;
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

export type AuditView = {
  sequenceId: string;
  emailId: string | null;
  /** Such as email.approved. */
  action: string;
  /** The id of the key, or engine. */
  actor: string;
  at: Date;
  /** The text's fingerprint before; of a sequence as a whole, that of all its texts. */
  before: string | null;
  /** And after. */
  after: string | null;
  detail: string;
};

export type Audited = {
  sequenceId: string;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

export type BatchView = {
  /** Events that were stored now. */
  accepted: number;
  /** Events that were known by their id. */
  known: number;
};

export type BeatView = {
  /** What the email is to bring about. */
  aim: string;
  /** As it is written without a model; {name:else} stands for a property. */
  subject: string;
  /** Paragraphs, an empty line between them; one that names a property the contact lacks is left out, [brief] is where a model says what the brief asks for. */
  body: string;
};

export type BeatViewInput = {
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

export type BrandVoiceView = {
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

export type ByBatch = {
  batchId: string;
};

export type ByCategory = {
  category: string;
};

export type ByEmail = {
  email: string;
};

export type ByInvitation = {
  invitationId: string;
};

export type ByJob = {
  jobId: string;
};

export type ByPerson = {
  personId: string;
};

export type ChangeView = {
  /** Such as email.drafted or sequence.paused. */
  action: string;
  sequenceId: string;
  emailId: string | null;
  /** The id of the key, or engine. */
  actor: string;
  at: Date;
  /** In words; why, when something failed. May be empty. */
  detail: string;
};

export type CheckDefinition = {
  /** JSON or YAML, as sequences.create takes it. */
  definition: string;
  /** Whose way to walk; without it that of somebody made up. */
  contactId?: string | null;
  assumptions?: Assumed | null;
};

export type CheckSender = {
  senderName?: string | null;
  senderEmail?: string | null;
};

export type CheckTemplate = {
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

export type CheckView = {
  /** Every fault, in the order of the text. */
  faults: DefinitionFault[];
  /** What would happen; null while there is a fault. */
  plan: DryRunView | null;
};

export type ContactById = {
  id: string;
};

export type ContactInput = {
  /** The caller's choice; one is made when it is not given. */
  id?: string | null;
  email: string;
  /** An IANA region such as Europe/London. */
  timezone?: string | null;
  /** Strings, numbers, booleans, lists and maps of them; null takes one away. */
  properties?: Record<string, unknown> | null;
};

export type ContactListed = {
  /** A part of the address or of the names. */
  search?: string | null;
  /** The whole address, however it is spelled. */
  email?: string | null;
  suppressed?: boolean | null;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

export type ContactView = {
  id: string;
  email: string;
  /** An IANA region; null: the workspace's. */
  timezone: string | null;
  properties: Record<string, unknown>;
  /** Whether the address must not be mailed at all. */
  suppressed: boolean;
  unsubscribed: boolean;
  createdAt: Date;
  updatedAt: Date;
};

export type Counts = {
  draft: number;
  active: number;
  paused: number;
  completed: number;
  cancelled: number;
};

export type CreateKey = {
  /** For people. */
  name: string;
  /** Default: `["full"]`. */
  scopes?: ('full' | 'read' | 'review' | 'ingest')[];
};

export type CreateSequence = {
  /** Unique; made when it is not given. */
  id?: string | null;
  /** For people; with emails it may be left out, then it is the first one's subject. */
  name?: string | null;
  /** The steps, as JSON or YAML text. */
  definition?: string | null;
  /** What enrols contacts, beside what the text says. */
  triggers?: Record<string, unknown>[] | null;
  /** The one contact it is for; then with emails instead of a definition. */
  contactId?: string | null;
  /** The emails of the one contact, in their order. */
  emails?: NewEmail[] | null;
  /** When the emails of the one contact may go out, as in a definition. */
  schedule?: Record<string, unknown> | null;
  /** What becomes of a send whose answer was lost; the server's when not given. */
  inDoubt?: 'resend' | 'hold' | null;
};

export type DefinitionFault = {
  /** Inside the text, such as steps[3].if.operator; empty for the whole text. */
  path: string;
  line: number | null;
  message: string;
};

export type DossierView = {
  contact: ContactView;
  /** Why the address must not be mailed; null: it may. */
  suppression: SuppressionView | null;
  /** The sequences the person left for good. */
  optOuts: OptOutView[];
  /** Oldest first. */
  events: EventEntry[];
  /** Oldest first. */
  enrolments: WayView[];
  /** Oldest planned first. */
  sends: MailView[];
  /** What the person did with emails. */
  activity: ActivityView[];
  /** Events, enrolments and emails together, newest first. */
  timeline: TimelineView[];
  /** Those that were written for this person alone. */
  sequences: WrittenView[];
  /** Every text that was ever written for this person alone, drafts included. */
  texts: TextView[];
  /** What was written for this person alone, and how it came about. */
  drafting: WrittenForView;
  /** When something was last sent, as a frequency cap counts it; oldest first. */
  pace: Date[];
  /** What the built-in mailbox holds, newest first. */
  mailbox: KeptMessageView[];
};

export type DraftId = {
  draftId: string;
};

export type DraftView = {
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
  createdAt: Date;
};

export type DraftingView = {
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

export type DryRunInput = {
  sequenceId: string;
  contactId: string;
  assumptions?: Assumed | null;
};

export type DryRunView = {
  steps: StepView[];
  /** `completed`, or why it would end early or stand still. */
  outcome: string;
  endsAt: Date;
};

export type DueBar = {
  from: Date;
  count: number;
};

export type DueView = {
  /** Due before now and not sent. */
  overdue: number;
  /** This hour and the next 23; of this hour what is due from now on. */
  hours: DueBar[];
  /** Today and the next six days; of today what is due from now on. */
  days: DueBar[];
};

export type EditEmail = {
  emailId: string;
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

export type EmailId = {
  emailId: string;
};

export type EmailPreviewView = {
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

export type EmailView = {
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
  approvedAt: Date | null;
  /** Whether a new draft is being written. */
  generation: 'idle' | 'running' | 'failed';
  /** Why the last draft came to nothing; null unless generation is failed. */
  generationProblem: string | null;
  /** What whoever sent it back, or asked for another draft, wants changed. */
  instruction: string | null;
  /** A fixed time; null when it goes by its step's delay. */
  scheduledAt: Date | null;
  /** When it will go out to the one contact it was written for, as things stand: of a draft, if it were approved now. Null when it was sent, stands still, or many get it. */
  plannedAt: Date | null;
  /** When the one contact it was written for got it; else null. */
  sentAt: Date | null;
  /** What the linter finds; a fault keeps it from being approved. */
  findings: FindingView[];
  revision: number;
  createdAt: Date;
  updatedAt: Date;
};

export type EnrolledView = {
  id: string;
  sequenceId: string;
  contactId: string;
};

export type EnrolmentView = {
  id: string;
  sequenceId: string;
  contactId: string;
  version: number;
  status: 'active' | 'completed' | 'exited' | 'cancelled';
  /** The key of the step it stands at, or ended at. */
  step: string;
  /** Why it stands still; null when it does not. */
  held: 'paused' | 'awaiting_approval' | 'too_late' | 'failed' | null;
  dueAt: Date | null;
  enrolledAt: Date;
  endedAt: Date | null;
  endReason: string | null;
};

export type Event = {
  name: string;
  /** Who; wins over email. */
  contactId?: string | null;
  /** Who, by address; a contact is made for one that is not known yet. */
  email?: string | null;
  properties?: Record<string, unknown> | null;
  /** When it happened; now when it is not given. */
  timestamp?: Date | string | null;
  /** The caller's own id: an event told twice counts once. */
  id?: string | null;
};

export type EventBatch = {
  events: Event[];
};

export type EventEntry = {
  id: string;
  /** The caller's own. */
  key: string | null;
  name: string;
  properties: Record<string, unknown>;
  timestamp: Date;
  receivedAt: Date;
};

export type EventView = {
  id: string;
  name: string;
  contactId: string;
  properties: Record<string, unknown>;
  timestamp: Date;
  /** When this server took it in. */
  createdAt: Date;
};

export type Exported = {
  /** The last address of the part before; none: from the first. */
  after?: string | null;
  /** Default: `10000`. */
  limit?: number;
};

export type FeedbackById = {
  id: string;
};

export type FeedbackView = {
  kind: 'hard_bounce' | 'undelivered' | 'delayed' | 'complaint' | 'delivered' | 'reply' | 'auto_reply' | 'unsubscribe' | 'opened' | 'clicked' | 'opened_by_machine' | 'clicked_by_machine';
  /** Where it came in: smtp, imap, resend, postmark or ses. */
  source: string;
  /** For people, such as the host's words. */
  detail: string;
  at: Date;
};

export type FindingView = {
  severity: 'fault' | 'warning';
  /** Where: subject, preheader, html or text. */
  part: string;
  message: string;
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

export type FlowView = {
  version: number;
  steps: FlowStep[];
};

export type Generate = {
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

export type GenerationView = {
  /** Of all jobs of this call. */
  batchId: string;
  sequences: Begun[];
  /** Contacts who get none, and why. */
  refused: Turned[];
};

export type HeaderView = {
  name: string;
  value: string;
};

export type HealthView = {
  status: string;
};

export type Inside = {
  sequenceId: string;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

export type InstallationView = {
  /** False while a restored copy waits for a person to confirm it. */
  sends: boolean;
  heldSince: Date | null;
  /** Why nothing is sent. */
  reason: string | null;
};

export type Instructed = {
  emailId: string;
  /** What to change, such as: shorter, more formal. */
  instruction?: string | null;
};

export type InvitationView = {
  invitationId: string;
  email: string | null;
  role: 'owner' | 'reviewer' | 'viewer';
  /** The id of the person or key that invited. */
  createdBy: string;
  createdAt: Date;
  expiresAt: Date | null;
};

export type Invite = {
  /** Nobody else on this server may have it. */
  email: string;
  /** Default: `"reviewer"`. */
  role?: 'owner' | 'reviewer' | 'viewer';
};

export type JobBatchView = {
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

export type JobById = {
  id: string;
};

export type JobListed = {
  kind?: 'email.regenerate' | 'email.write' | 'sequence.generate' | null;
  state?: 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'superseded' | null;
  /** An email's or a sequence's id. */
  subject?: string | null;
  batchId?: string | null;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

export type JobView = {
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
  createdAt: Date;
  /** When it may run; null unless it is queued. */
  dueAt: Date | null;
  /** When it was last begun. */
  startedAt: Date | null;
  endedAt: Date | null;
};

export type KeptMessageView = {
  receivedAt: Date;
  to: string;
  /** RFC 5322. */
  message: string;
};

export type KeyById = {
  id: string;
};

export type KeyView = {
  keyId: string;
  name: string;
  /** Its first characters. */
  keyPrefix: string;
  scopes: ('full' | 'read' | 'review' | 'ingest')[];
  createdAt: Date;
  revokedAt: Date | null;
};

export type MailView = {
  send: SendView;
  /** Where it went. */
  address: string | null;
  /** What it was made from. */
  text: TextView | null;
  /** The whole message, while it is kept for another attempt. */
  message: string | null;
  feedback: FeedbackView[];
};

export type MailboxById = {
  id: string;
};

export type MailboxListed = {
  /** Only to this address, however it is spelled. */
  to?: string | null;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

export type MessageView = {
  id: string;
  /** As the header says it. */
  from: string;
  /** The address it was handed over for. */
  to: string;
  subject: string;
  receivedAt: Date;
  /** The header's date. */
  date: Date | null;
  /** The envelope's sender. */
  envelopeFrom: string;
  text: string | null;
  html: string | null;
  /** Unfolded, not decoded. */
  headers: HeaderView[];
};

export type MovedView = {
  /** Go on at the step they stood at. */
  kept: number;
  /** Go on at the next step that is left. */
  moved: number;
  /** Have finished, because no step is left. */
  finished: number;
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
  scheduledAt?: Date | string | null;
};

export type NewKeyView = {
  keyId: string;
  name: string;
  keyPrefix: string;
  /** The key. It is shown this once. */
  rawKey: string;
  scopes: ('full' | 'read' | 'review' | 'ingest')[];
  createdAt: Date;
};

export type NewLinkView = {
  email: string | null;
  role: 'owner' | 'reviewer' | 'viewer';
  /** What they open, once, to choose a password. It is shown this once. */
  url: string;
  expiresAt: Date | null;
};

export type Of = {
  id: string;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

export type OfContact = {
  sequenceId: string;
  contactId: string;
};

export type OfEmail = {
  emailId: string;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

export type OfSequence = {
  sequenceId: string;
};

export type OpenedContactView = {
  id: string;
  email: string;
  /** An IANA region; null: the workspace's. */
  timezone: string | null;
  properties: Record<string, unknown>;
  /** Whether the address must not be mailed at all. */
  suppressed: boolean;
  unsubscribed: boolean;
  /** The sequences the person left for good, while other mail is welcome. */
  optOuts: OptOutView[];
  createdAt: Date;
  updatedAt: Date;
};

export type OptOutView = {
  sequenceId: string;
  at: Date;
};

export type OutcomeDay = {
  from: Date;
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

export type OutcomesView = {
  days: OutcomeDay[];
};

export type Paged = {
  status?: 'draft' | 'active' | 'paused' | 'completed' | 'cancelled' | null;
  /** Part of the name, the id, or the contact's name or address. */
  search?: string | null;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

export type PassedView = {
  step: string;
  outcome: 'elapsed' | 'then' | 'else' | 'arrived' | 'timed_out' | 'exited';
  at: Date;
  seen: string;
};

export type PersonView = {
  personId: string;
  email: string;
  name: string;
  role: 'owner' | 'reviewer' | 'viewer';
  createdAt: Date;
  /** Exact to a minute; null without a session. */
  lastSeenAt: Date | null;
  disabledAt: Date | null;
};

export type PersonalView = {
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

export type PlaybookView = {
  category: string;
  name: string;
  purpose: string;
  requires: string[];
  facts: string[];
  emails: BeatView[];
  /** Whether it came with the product; put one of your own in its place. */
  builtIn: boolean;
};

export type PreviewContact = {
  contactId: string;
  /** First and last name; null when neither is known. */
  name: string | null;
  email: string;
  /** The contact's, else the workspace's. */
  timezone: string;
};

export type PreviewEmail = {
  emailId: string;
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

export type PreviewTemplate = {
  id: string;
  contactId: string;
};

export type PreviewView = {
  subject: string;
  preheader: string;
  html: string;
  text: string;
};

export type PutPlaybook = {
  category: string;
  /** For people. */
  name: string;
  /** What the emails are for. */
  purpose: string;
  /** Properties a contact must have. Default: `[]`. */
  requires?: string[];
  /** Properties a drafter may see; none: every one. Default: `[]`. */
  facts?: string[];
  /** In their order; the last one is for the end, the one before it is repeated where there are more. */
  emails: BeatViewInput[];
};

export type PutSequence = {
  id: string;
  name: string;
  definition: string;
  triggers?: Record<string, unknown>[] | null;
  /** Whether the people inside stay on their version or move to the new one. Default: `"stay"`. */
  people?: 'stay' | 'migrate';
  /** Whether new texts are approved in the same breath. Default: `false`. */
  approve?: boolean;
  /** What becomes of a send whose answer was lost; the server's when not given. */
  inDoubt?: 'resend' | 'hold' | null;
};

export type PutTemplate = {
  id: string;
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

export type QueueEntryView = {
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
  since: Date;
};

export type Queued = {
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
  /** Part of the name, the id, or the contact's name or address. */
  search?: string | null;
};

export type QueuedPersonal = {
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

export type RescheduleEmail = {
  emailId: string;
  scheduledAt: Date | string;
};

export type Resolved = {
  sendId: string;
  /** sent: it arrived, the next step counts from when it was handed over; resend: once more, the same bytes; failed: it did not arrive and shall not. */
  as: 'sent' | 'resend' | 'failed';
};

export type ReviewListed = {
  status: 'draft' | 'active' | 'paused' | 'completed' | 'cancelled';
  /** Begin behind the sequence with this id. */
  after?: string | null;
  /** Default: `100`. */
  limit?: number;
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

export type ScheduleView = {
  from: string;
  /** 24:00: the end of the day. */
  to: string;
  days: string[];
  /** Null: each contact's own. */
  zone: string | null;
  holidays: string | null;
};

export type SendById = {
  id: string;
};

export type SendListed = {
  status?: 'queued' | 'sending' | 'sent' | 'delivered' | 'bounced' | 'complained' | 'rejected' | 'suppressed' | 'cancelled' | 'expired' | 'failed' | 'in_doubt' | null;
  sequenceId?: string | null;
  contactId?: string | null;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

export type SendView = {
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
  createdAt: Date;
  /** When the relay took it; null before. */
  sentAt: Date | null;
  /** For people, such as the relay's reply. */
  detail: string;
  /** While it is in doubt: since when a person is waited for. Else null. */
  inDoubtSince: Date | null;
  /** While it could go and has to wait: why, and until when. Else null. */
  waiting: WaitingView | null;
};

export type SenderCheckView = {
  /** Drafts that nobody approved: they are from the new sender at once. */
  drafts: number;
  /** Approved emails that are still to be sent: they keep the sender they were approved with until they are edited. */
  approved: number;
};

export type Sent = {
  sequenceId: string;
  status?: 'queued' | 'sending' | 'sent' | 'delivered' | 'bounced' | 'complained' | 'rejected' | 'suppressed' | 'cancelled' | 'expired' | 'failed' | 'in_doubt' | null;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

export type SequenceById = {
  sequenceId: string;
};

export type SequenceReview = {
  id: string;
  name: string;
  status: 'draft' | 'active' | 'paused' | 'completed' | 'cancelled';
  /** The author's text, as it was written. */
  definition: string;
  /** The triggers given beside the text. */
  triggers: Record<string, unknown>[];
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
  emails: EmailView[];
  createdAt: Date;
  updatedAt: Date;
};

export type SequenceView = {
  id: string;
  name: string;
  status: 'draft' | 'active' | 'paused' | 'completed' | 'cancelled';
  /** The author's text, as it was written. */
  definition: string;
  /** The triggers given beside the text. */
  triggers: Record<string, unknown>[];
  /** What new enrolments follow; null while nothing is approved. */
  version: number | null;
  /** What waits for its texts to be approved; null when nothing does. */
  pendingVersion: number | null;
  /** The one contact it was written for; null when many enrol. */
  contactId: string | null;
  /** What becomes of a send whose answer was lost; null: as the server is configured. */
  inDoubt: 'resend' | 'hold' | null;
  /** After a change that moved the people inside: where they went. Else null. */
  moved: MovedView | null;
  createdAt: Date;
  updatedAt: Date;
};

export type SigningKeyView = {
  /** How many keys verify by now. */
  keys: number;
  /** When the newest begins to sign; by then every node knows it. */
  signsFrom: Date;
};

export type Stats = {
  draft: number;
  active: number;
  completed: number;
  paused: number;
};

export type StatusView = {
  status: 'draft' | 'active' | 'paused' | 'completed' | 'cancelled';
  totalEnrolled: number;
  activeEnrolments: number;
  completedCount: number;
  exitedCount: number;
  cancelledCount: number;
  /** Of the active ones, those that stand still until a person acts. */
  heldCount: number;
};

export type StepView = {
  type: 'email' | 'delay' | 'condition' | 'wait' | 'exit';
  key: string;
  templateId: string | null;
  wouldSend: boolean;
  at: Date;
  reason: string;
  subject: string | null;
  html: string | null;
  text: string | null;
};

export type StepsOf = {
  sequenceId: string;
  /** Without it the one that runs, else the one that waits. */
  version?: number | null;
};

export type SummaryView = {
  id: string;
  /** As the header says it. */
  from: string;
  /** The address it was handed over for. */
  to: string;
  subject: string;
  receivedAt: Date;
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

export type SuppressionListed = {
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

export type SuppressionView = {
  email: string;
  reason: 'bounced' | 'complained' | 'manual' | 'erased';
  detail: string;
  createdAt: Date;
};

export type TemplateById = {
  id: string;
};

export type TemplateListed = {
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

export type TemplateUserView = {
  sequenceId: string;
  name: string;
  status: 'draft' | 'active' | 'paused' | 'completed' | 'cancelled';
};

export type TemplateView = {
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
  createdAt: Date;
  updatedAt: Date;
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

export type TextView = {
  from: string;
  subject: string;
  preheader: string;
  html: string;
  text: string;
};

export type TimelineView = {
  type: 'event' | 'enrolled' | 'send' | 'completed' | 'exited' | 'cancelled';
  at: Date;
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

export type Turned = {
  contactId: string;
  /** Such as NOT_FOUND or CONFLICT. */
  code: string;
  message: string;
};

export type UpdateBrandVoice = {
  name?: string | null;
  tone?: string | null;
  use?: string[] | null;
  avoid?: string[] | null;
  signature?: string | null;
  postalAddress?: string | null;
  linkDomains?: string[] | null;
  examples?: string[] | null;
};

export type UpdateContact = {
  id: string;
  email?: string | null;
  timezone?: string | null;
  /** Merged into those there are; null takes one away. */
  properties?: Record<string, unknown> | null;
  unsubscribed?: boolean | null;
};

export type UpdateDrafting = {
  /** Most tokens of a calendar month (UTC); null: no limit. */
  monthlyTokens?: number | null;
  /** Most cost of a calendar month, in the currency of the server's prices; null: no limit. */
  monthlyCost?: number | null;
};

export type UpdatePerson = {
  personId: string;
  name?: string | null;
  role?: 'owner' | 'reviewer' | 'viewer' | null;
  /** True ends their sessions and keeps them out. */
  disabled?: boolean | null;
};

export type UpdateSequence = {
  sequenceId: string;
  name?: string | null;
  definition?: string | null;
  triggers?: Record<string, unknown>[] | null;
  /** Whether the people inside stay on their version or move to the new one. Default: `"stay"`. */
  people?: 'stay' | 'migrate';
  /** Whether new texts are approved in the same breath. Default: `false`. */
  approve?: boolean;
  /** What becomes of a send whose answer was lost. */
  inDoubt?: 'resend' | 'hold' | null;
};

export type UpdateWorkspace = {
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
  schedule: ScheduleView | null;
  /** The emails that a new sender concerns; null when it is the same as before. */
  senderChange: SenderCheckView | null;
};

export type VersionView = {
  version: number;
  definition: string;
  triggers: Record<string, unknown>[];
  /** What happens to the people inside when it is published. */
  people: 'stay' | 'migrate';
  createdAt: Date;
  publishedAt: Date | null;
};

export type WaitingForReviewView = {
  /** As sequences.queue lists them. */
  sequences: number;
  /** Emails of theirs that nobody approved, without those of single people; 10,000 means so many or more. */
  emails: number;
  /** As sequences.personalQueue lists them; 10,000 means so many or more. */
  personalEmails: number;
  /** When the oldest began to wait; null when nothing does. */
  since: Date | null;
};

export type WaitingView = {
  /** destination, relay, sender: they asked for less or take nothing at the moment; warm_up, rate, frequency: a cap of ours. */
  reason: 'destination' | 'relay' | 'sender' | 'warm_up' | 'rate' | 'frequency';
  /** When it is looked at again; it goes then, if nothing else stops it. */
  until: Date;
};

export type Warned = {
  /** Default: `20`. */
  limit?: number;
};

export type WarningView = {
  /** policy: content or reputation was refused; sender: our address was; login: the relay refuses it; relay: it refuses the connection; throttled: a destination, a sender or the relay refused so many in a row that it is left alone for a while. */
  kind: 'policy' | 'sender' | 'login' | 'relay' | 'throttled';
  /** The relay; of throttled: who is left alone. */
  host: string;
  /** The enhanced status code, else the reply code. */
  code: string;
  /** The latest answer. */
  detail: string;
  firstAt: Date;
  lastAt: Date;
  /** How many sends heard it. */
  count: number;
};

export type Watched = {
  /** Only what happens to this sequence; else to all. */
  sequenceId?: string | null;
  /** Of the last event that was received: what happened since comes first. Clients that reconnect pass it by themselves. */
  lastEventId?: string | null;
};

export type WayView = {
  enrolment: EnrolmentView;
  /** The steps that are behind, with the values that decided. */
  passed: PassedView[];
};

export type WhyStepView = {
  type: 'email' | 'delay' | 'condition' | 'wait' | 'exit';
  key: string;
  /** Where it stands: done, skipped, waiting, held, ahead or not_reached. */
  standing: 'done' | 'skipped' | 'waiting' | 'held' | 'ahead' | 'not_reached';
  /** When it happened or is expected; null: neither is known. */
  at: Date | null;
  /** By which it waits. */
  rule: 'delay' | 'fixed_time' | 'approval' | 'release' | 'window' | 'holiday' | 'event' | null;
  /** In words. */
  why: string;
  send: SendView | null;
};

export type WhyView = {
  sequenceId: string;
  contactId: string;
  /** One sentence. */
  summary: string;
  /** Why the contact is not inside, the weightiest first; empty while it is. */
  outside: string[];
  /** The contact's enrolments, oldest first. */
  enrolments: WhyWayView[];
};

export type WhyWayView = {
  id: string;
  version: number;
  status: 'active' | 'completed' | 'exited' | 'cancelled';
  enrolledAt: Date;
  /** What let the contact in. */
  cameBy: string;
  /** How it stands, or what ended it. */
  summary: string;
  endedAt: Date | null;
  /** Every step of its version. */
  steps: WhyStepView[];
};

export type Within = {
  /** Where hours and days begin, such as Europe/London. Default: `"UTC"`. */
  zone?: string;
};

export type WithinDays = {
  /** How many days, today the last. Default: `30`. */
  days?: number;
  /** Where days begin, such as Europe/London. Default: `"UTC"`. */
  zone?: string;
};

export type WorkView = {
  id: string;
  kind: string;
  /** The email's or the sequence's id. */
  subject: string;
  /** What was asked for. */
  payload: Record<string, unknown>;
  state: string;
  createdAt: Date;
  /** What went wrong last. */
  trouble: string | null;
  /** What it came to. */
  note: string | null;
};

export type WorkspaceView = {
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
  schedule: ScheduleView | null;
};

export type Written = {
  sequenceId: string;
  /** Only those approved, or only those not. */
  approved?: boolean | null;
  cursor?: string | null;
  /** Default: `20`. */
  limit?: number;
};

export type WrittenForView = {
  emails: PersonalView[];
  /** Every attempt, with what was known of the person for it; oldest first. */
  drafts: DraftView[];
  /** What was asked for, oldest first. */
  jobs: WorkView[];
};

export type WrittenView = {
  id: string;
  name: string;
  status: string;
  definition: string;
  /** What it was drafted about; null: it was not drafted. */
  topic: string | null;
  /** What it was to say. */
  brief: string | null;
};

/** Every procedure, by its dotted name. */
export type Procedures = {
  sequences: {
    /** Creates the sequence, or makes the one with this id equal. */
    put: TRPCMutationProcedure<{ meta: object; input: PutSequence; output: SequenceView }>;
    /** One sequence, with its emails. */
    get: TRPCQueryProcedure<{ meta: object; input: SequenceById; output: SequenceReview }>;
    /** Sequences by id. */
    page: TRPCQueryProcedure<{ meta: object; input: Paged | void; output: Page<SequenceView> }>;
    /** Changes what is given and leaves the rest. */
    update: TRPCMutationProcedure<{ meta: object; input: UpdateSequence; output: SequenceView }>;
    /** Deletes the sequence; its active enrolments are cancelled. */
    delete: TRPCMutationProcedure<{ meta: object; input: SequenceById; output: undefined | { inFlight: number } }>;
    /** Sends nothing until it is resumed; timers keep running. */
    pause: TRPCMutationProcedure<{ meta: object; input: SequenceById; output: SequenceView & { inFlight?: number } }>;
    /** Goes on; what fell due meanwhile is sent now. */
    resume: TRPCMutationProcedure<{ meta: object; input: SequenceById; output: SequenceView }>;
    /** Ends the sequence for everybody, for ever. */
    cancel: TRPCMutationProcedure<{ meta: object; input: SequenceById; output: SequenceView & { inFlight?: number } }>;
    /** Its status and how many contacts are where. */
    status: TRPCQueryProcedure<{ meta: object; input: SequenceById; output: StatusView }>;
    /** The contacts inside, by id. */
    contacts: TRPCQueryProcedure<{ meta: object; input: Inside; output: Page<ContactView> }>;
    /** What it planned and sent, oldest first. */
    sends: TRPCQueryProcedure<{ meta: object; input: Sent; output: Page<SendView> }>;
    /** Every version of its definition. */
    versions: TRPCQueryProcedure<{ meta: object; input: SequenceById; output: Page<VersionView> }>;
    /** Creates a sequence, as a draft: for many contacts, or for one. */
    create: TRPCMutationProcedure<{ meta: object; input: CreateSequence | void; output: SequenceView }>;
    /** The sequences in one state, by id. */
    list: TRPCQueryProcedure<{ meta: object; input: ReviewListed; output: SequenceView[] }>;
    /** How many sequences are in each state a dashboard shows. */
    stats: TRPCQueryProcedure<{ meta: object; input: void; output: Stats }>;
    /** How many sequences are in each state, cancelled ones included. */
    counts: TRPCQueryProcedure<{ meta: object; input: void; output: Counts }>;
    /** Approves every email as it stands and sets the sequence going. */
    approveSequence: TRPCMutationProcedure<{ meta: object; input: ApproveSequence; output: SequenceView }>;
    /** Who did what to the sequence and its emails, newest first. */
    audit: TRPCQueryProcedure<{ meta: object; input: Audited; output: Page<AuditView> }>;
    /** The emails of the version that waits, else of the running one. */
    emails: TRPCQueryProcedure<{ meta: object; input: OfSequence; output: Page<EmailView> }>;
    /** One email. */
    getEmail: TRPCQueryProcedure<{ meta: object; input: EmailId; output: EmailView }>;
    /** Approves one email's text; contacts who waited for it go on. */
    approveEmail: TRPCMutationProcedure<{ meta: object; input: ApproveEmail; output: EmailView }>;
    /** Approves many emails, all or none. */
    approveEmails: TRPCMutationProcedure<{ meta: object; input: ApproveEmails; output: EmailView[] }>;
    /** Changes an email's text; it has to be approved again. */
    editEmail: TRPCMutationProcedure<{ meta: object; input: EditEmail; output: EmailView & { inFlight?: number } }>;
    /** Sends an email back, with a word for whoever writes it anew. */
    rejectEmail: TRPCMutationProcedure<{ meta: object; input: Instructed; output: EmailView & { inFlight?: number } }>;
    /** Asks for another draft and returns at once. */
    regenerateEmail: TRPCMutationProcedure<{ meta: object; input: Instructed; output: EmailView & { inFlight?: number } }>;
    /** Gives an email a fixed time. */
    rescheduleEmail: TRPCMutationProcedure<{ meta: object; input: RescheduleEmail; output: EmailView }>;
    /** An email as a contact would get it now, with what is typed and not stored; faults are told, not refused. */
    previewEmail: TRPCQueryProcedure<{ meta: object; input: PreviewEmail; output: EmailPreviewView }>;
    /** An email's text as it was last approved, or that of the same step of the running version; null when none was. */
    approvedText: TRPCQueryProcedure<{ meta: object; input: ApprovedTextOf; output: ApprovedTextView | null }>;
    /** What waits for a reviewer, oldest first: drafts, and running sequences with an update, a text or a person's own email that nobody approved. */
    queue: TRPCQueryProcedure<{ meta: object; input: Queued | void; output: Page<QueueEntryView> }>;
    /** Emails of single people who are inside a running sequence that nobody approved, over all sequences, oldest first. */
    personalQueue: TRPCQueryProcedure<{ meta: object; input: QueuedPersonal | void; output: Page<EmailView> }>;
    /** A version's steps and branches, and how many people are at, past and held at each. What takes long to count is at most 30 seconds old. */
    steps: TRPCQueryProcedure<{ meta: object; input: StepsOf; output: FlowView }>;
    /** A definition's faults, and without any a dry run of it. Stores nothing, sends nothing. */
    check: TRPCQueryProcedure<{ meta: object; input: CheckDefinition; output: CheckView }>;
    /** What happens to sequences and their emails, as it happens. */
    onChange: TRPCSubscriptionProcedure<{ meta: object; input: Watched | void; output: AsyncIterable<{ id: string; data: ChangeView }, void, unknown> }>;
    /** Makes a draft sequence for each contact and has its emails written; returns at once. */
    generate: TRPCMutationProcedure<{ meta: object; input: Generate | void; output: GenerationView }>;
    /** What was written for single people on their way, by id. */
    personalEmails: TRPCQueryProcedure<{ meta: object; input: Written; output: Page<EmailView> }>;
    /** What would happen to a contact that came in now. Sends nothing. */
    dryRun: TRPCQueryProcedure<{ meta: object; input: DryRunInput; output: DryRunView }>;
    /** What happened to a contact step by step, what it waits for, and why. */
    why: TRPCQueryProcedure<{ meta: object; input: OfContact; output: WhyView }>;
    /** Lets a contact in by hand. */
    enrol: TRPCMutationProcedure<{ meta: object; input: OfContact; output: EnrolledView }>;
    /** Takes a contact out. */
    unenrol: TRPCMutationProcedure<{ meta: object; input: OfContact; output: undefined | { inFlight: number } }>;
    /** Lets an email go that was held for being too late. */
    release: TRPCMutationProcedure<{ meta: object; input: OfContact; output: undefined }>;
  };
  dashboard: {
    /** Emails that are due: queued sends, and people in active sequences who stand at an email, or at a delay that one follows at once (of a sequence for one contact: at any delay), by when it is due. Not those who wait for an event, or are held. What takes long to count is at most 30 seconds old. */
    due: TRPCQueryProcedure<{ meta: object; input: Within | void; output: DueView }>;
    /** What became of sends, by the day on which a relay took them, or on which they ended without that. */
    outcomes: TRPCQueryProcedure<{ meta: object; input: WithinDays | void; output: OutcomesView }>;
    /** How much waits for a reviewer, and since when. What takes long to count is at most 30 seconds old. */
    waiting: TRPCQueryProcedure<{ meta: object; input: void; output: WaitingForReviewView }>;
    /** What is wrong and needs a person, the weightiest first. */
    warnings: TRPCQueryProcedure<{ meta: object; input: void; output: AlarmView[] }>;
  };
  workspace: {
    /** The settings of the workspace the key belongs to. */
    get: TRPCQueryProcedure<{ meta: object; input: void; output: WorkspaceView }>;
    /** What relays hold against the sender, the latest first. */
    warnings: TRPCQueryProcedure<{ meta: object; input: Warned | void; output: Page<WarningView> }>;
    /** Changes what is given and leaves the rest. */
    update: TRPCMutationProcedure<{ meta: object; input: UpdateWorkspace | void; output: UpdatedWorkspace }>;
    /** How many emails another sender would concern; changes nothing. */
    checkSender: TRPCQueryProcedure<{ meta: object; input: CheckSender | void; output: SenderCheckView }>;
    /** How the workspace sounds, to whoever drafts for it. */
    brandVoice: TRPCQueryProcedure<{ meta: object; input: void; output: BrandVoiceView }>;
    /** Changes what is given and leaves the rest. */
    updateBrandVoice: TRPCMutationProcedure<{ meta: object; input: UpdateBrandVoice | void; output: BrandVoiceView }>;
    /** Who drafts, and how the month's budget stands. */
    drafting: TRPCQueryProcedure<{ meta: object; input: void; output: DraftingView }>;
    /** Limits what drafting may take in a month. */
    updateDrafting: TRPCMutationProcedure<{ meta: object; input: UpdateDrafting | void; output: DraftingView }>;
  };
  playbooks: {
    /** Playbooks by category, those that came with the product too. */
    list: TRPCQueryProcedure<{ meta: object; input: void; output: Page<PlaybookView> }>;
    /** One playbook. */
    get: TRPCQueryProcedure<{ meta: object; input: ByCategory; output: PlaybookView }>;
    /** Creates or replaces the workspace's own playbook of a category. */
    put: TRPCMutationProcedure<{ meta: object; input: PutPlaybook; output: PlaybookView }>;
    /** Deletes the workspace's own; one that came with the product is back. */
    delete: TRPCMutationProcedure<{ meta: object; input: ByCategory; output: undefined }>;
  };
  drafts: {
    /** Every attempt at an email's text, newest first; those thrown away too. */
    list: TRPCQueryProcedure<{ meta: object; input: OfEmail; output: Page<DraftView> }>;
    /** One attempt: what it said, out of what, by whom, at what cost. */
    get: TRPCQueryProcedure<{ meta: object; input: DraftId; output: DraftView }>;
  };
  contacts: {
    /** Creates a contact. */
    create: TRPCMutationProcedure<{ meta: object; input: ContactInput; output: ContactView }>;
    /** Creates the contact with this address, or merges into it. */
    upsert: TRPCMutationProcedure<{ meta: object; input: ContactInput; output: ContactView }>;
    /** Contacts by id. */
    list: TRPCQueryProcedure<{ meta: object; input: ContactListed | void; output: Page<ContactView> }>;
    /** One contact. */
    get: TRPCQueryProcedure<{ meta: object; input: ContactById; output: OpenedContactView }>;
    /** Changes what is given and leaves the rest. */
    update: TRPCMutationProcedure<{ meta: object; input: UpdateContact; output: ContactView & { inFlight?: number } }>;
    /** Ends the contact's enrolments and takes it off the list; its history stays. */
    delete: TRPCMutationProcedure<{ meta: object; input: ContactById; output: undefined | { inFlight: number } }>;
    /** Forgets a person everywhere; the address stays suppressed, unreadably. */
    erase: TRPCMutationProcedure<{ meta: object; input: ContactById; output: undefined | { inFlight: number } }>;
    /** Everything that is stored of a person. */
    export: TRPCQueryProcedure<{ meta: object; input: ContactById; output: DossierView }>;
    /** The contact's emails, oldest planned first. */
    sends: TRPCQueryProcedure<{ meta: object; input: Of; output: Page<SendView> }>;
    /** The contact's ways through sequences, oldest first. */
    enrolments: TRPCQueryProcedure<{ meta: object; input: Of; output: Page<EnrolmentView> }>;
    /** Events, enrolments and emails together, newest first. */
    timeline: TRPCQueryProcedure<{ meta: object; input: Of; output: Page<TimelineView> }>;
  };
  templates: {
    /** Creates or replaces a template; another text is another version. */
    put: TRPCMutationProcedure<{ meta: object; input: PutTemplate; output: TemplateView }>;
    /** One template. */
    get: TRPCQueryProcedure<{ meta: object; input: TemplateById; output: TemplateView }>;
    /** Templates by id. */
    list: TRPCQueryProcedure<{ meta: object; input: TemplateListed | void; output: Page<TemplateView> }>;
    /** Deletes a template that no sequence uses any more. */
    delete: TRPCMutationProcedure<{ meta: object; input: TemplateById; output: undefined }>;
    /** The sequences that are not over and name the template, by id. */
    sequences: TRPCQueryProcedure<{ meta: object; input: TemplateById; output: Page<TemplateUserView> }>;
    /** A text as a contact would get it, and its faults, before it is a template. Stores nothing. */
    check: TRPCQueryProcedure<{ meta: object; input: CheckTemplate; output: EmailPreviewView }>;
    /** What a contact would be sent now. */
    preview: TRPCQueryProcedure<{ meta: object; input: PreviewTemplate; output: PreviewView }>;
  };
  events: {
    /** Takes one event in. */
    track: TRPCMutationProcedure<{ meta: object; input: Event; output: EventView }>;
    /** Takes events in: all of them, or none when one is faulty. */
    trackMany: TRPCMutationProcedure<{ meta: object; input: EventBatch; output: BatchView }>;
  };
  sends: {
    /** Sends, oldest planned first. */
    list: TRPCQueryProcedure<{ meta: object; input: SendListed | void; output: Page<SendView> }>;
    /** One send. */
    get: TRPCQueryProcedure<{ meta: object; input: SendById; output: SendView }>;
    /** Says what became of a send in doubt. */
    resolve: TRPCMutationProcedure<{ meta: object; input: Resolved; output: SendView }>;
    /** Bounces, complaints, replies and the like about a send, oldest first. */
    feedback: TRPCQueryProcedure<{ meta: object; input: FeedbackById; output: FeedbackView[] }>;
  };
  jobs: {
    /** Background work, latest first. */
    list: TRPCQueryProcedure<{ meta: object; input: JobListed | void; output: Page<JobView> }>;
    /** One job. */
    get: TRPCQueryProcedure<{ meta: object; input: JobById; output: JobView }>;
    /** Runs one again that failed or was cancelled. */
    retry: TRPCMutationProcedure<{ meta: object; input: ByJob; output: JobView }>;
    /** Ends one that has not ended; what it still comes to counts for nothing. */
    cancel: TRPCMutationProcedure<{ meta: object; input: ByJob; output: JobView }>;
    /** How far a batch is. */
    batch: TRPCQueryProcedure<{ meta: object; input: ByBatch; output: JobBatchView }>;
    /** Ends everything of a batch that has not ended. */
    cancelBatch: TRPCMutationProcedure<{ meta: object; input: ByBatch; output: JobBatchView }>;
  };
  suppressions: {
    /** Suppressed addresses, by address. */
    list: TRPCQueryProcedure<{ meta: object; input: SuppressionListed | void; output: Page<SuppressionView> }>;
    /** A part of all suppressed addresses as CSV, by address; a part with no rows is the end. Erased ones cannot be read. */
    export: TRPCQueryProcedure<{ meta: object; input: Exported | void; output: string }>;
    /** Why an address is suppressed. */
    get: TRPCQueryProcedure<{ meta: object; input: ByEmail; output: SuppressionView }>;
    /** Suppresses an address; one that is in keeps its first reason. */
    add: TRPCMutationProcedure<{ meta: object; input: AddSuppression; output: SuppressionView & { inFlight?: number } }>;
    /** Lets an address be mailed again. */
    remove: TRPCMutationProcedure<{ meta: object; input: ByEmail; output: undefined }>;
  };
  mailbox: {
    /** Messages, newest first. */
    list: TRPCQueryProcedure<{ meta: object; input: MailboxListed | void; output: Page<SummaryView> }>;
    /** One message, decoded. */
    get: TRPCQueryProcedure<{ meta: object; input: MailboxById; output: MessageView }>;
    /** One message, bytes unchanged. */
    raw: TRPCQueryProcedure<{ meta: object; input: MailboxById; output: string }>;
  };
  keys: {
    /** Makes a key. */
    create: TRPCMutationProcedure<{ meta: object; input: CreateKey; output: NewKeyView }>;
    /** Keys, newest first, revoked ones included. */
    list: TRPCQueryProcedure<{ meta: object; input: void; output: Page<KeyView> }>;
    /** Takes a key out of use. */
    revoke: TRPCMutationProcedure<{ meta: object; input: KeyById; output: undefined }>;
  };
  people: {
    /** Who signs in here, by name, disabled ones included. */
    list: TRPCQueryProcedure<{ meta: object; input: void; output: Page<PersonView> }>;
    /** Makes a link by which somebody comes in; an earlier one for them ends. */
    invite: TRPCMutationProcedure<{ meta: object; input: Invite; output: NewLinkView }>;
    /** Invitations that can still be used, newest first. */
    invitations: TRPCQueryProcedure<{ meta: object; input: void; output: Page<InvitationView> }>;
    /** Makes an invitation useless. */
    withdraw: TRPCMutationProcedure<{ meta: object; input: ByInvitation; output: undefined }>;
    /** Changes a name or a role, keeps somebody out or lets them in again. */
    update: TRPCMutationProcedure<{ meta: object; input: UpdatePerson; output: PersonView }>;
    /** Makes a link by which somebody chooses a new password. */
    link: TRPCMutationProcedure<{ meta: object; input: ByPerson; output: NewLinkView }>;
  };
  installation: {
    /** Whether this server sends; it does not from a restored copy. */
    get: TRPCQueryProcedure<{ meta: object; input: void; output: InstallationView }>;
    /** Says that this copy is the one to send from: what is due goes out. */
    confirm: TRPCMutationProcedure<{ meta: object; input: void; output: InstallationView }>;
    /** Makes a new key for links and return paths; those that went out stay good. */
    rotateSigningKey: TRPCMutationProcedure<{ meta: object; input: void; output: SigningKeyView }>;
  };
  service: {
    /** Whether the server and its database answer. */
    health: TRPCQueryProcedure<{ meta: object; input: void; output: HealthView }>;
  };
};

/** What one answer of a list holds. */
export type Page<T> = {
  data: T[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
};

/** One fault of an input. */
export type Issue = {
  /** Such as `steps[3].name`; empty for the whole input. */
  path: string;
  /** Inside a text of several lines, such as a definition. */
  line?: number;
  /** What was given, then what is expected. */
  message: string;
};

/** What a client finds in `error.data`. */
export interface ErrorShape extends TRPCDefaultErrorShape {
  data: TRPCDefaultErrorShape['data'] & {
    /** With the code BAD_REQUEST: every fault of the input. */
    issues?: Issue[];
  };
}

/** The router at `/trpc`, for links without a transformer: dates come out as ISO 8601 text. */
export type AppRouter = TRPCBuiltRouter<
  { ctx: object; meta: object; errorShape: ErrorShape; transformer: false },
  Procedures
>;

/** The router at `/trpc-sj`, for links with superjson: dates come out as `Date`. */
export type AppRouterSuperjson = TRPCBuiltRouter<
  { ctx: object; meta: object; errorShape: ErrorShape; transformer: true },
  Procedures
>;

/** What each procedure takes: `RouterInputs['contacts']['create']`. */
export type RouterInputs = inferRouterInputs<AppRouter>;

/** What each procedure answers to a client without a transformer. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;
