// Made from Espalier's table of operations. Do not edit: a test compares the two, and makes it anew.

import type { Pages } from '../pages.js';
import type { RequestOptions, Transport, Upload } from '../transport.js';
import type * as t from './types.js';

/** The namespace `sequences`. */
export class SequencesNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** Creates the sequence, or makes the one with this id equal. */
  put(id: string, input: t.SequencesPutInput, options?: RequestOptions): Promise<t.Sequence> {
    return this.transport.call({ name: 'sequences.put', method: 'PUT', path: '/sequences/{id}', reads: false }, { ...input, id }, options);
  }

  /** One sequence, with its emails. */
  get(sequenceId: string, options?: RequestOptions): Promise<t.SequenceWithEmails> {
    return this.transport.call({ name: 'sequences.get', method: 'GET', path: '/sequences/{sequenceId}', reads: true }, { sequenceId }, options);
  }

  /** Sequences by id. */
  list(input?: t.SequencesListInput, options?: RequestOptions): Pages<t.Sequence> {
    return this.transport.pages({ name: 'sequences.page', method: 'GET', path: '/sequences', reads: true, paged: true }, input, options);
  }

  /** Changes what is given and leaves the rest. */
  update(sequenceId: string, input?: t.SequencesUpdateInput, options?: RequestOptions): Promise<t.Sequence> {
    return this.transport.call({ name: 'sequences.update', method: 'PATCH', path: '/sequences/{sequenceId}', reads: false }, { ...input, sequenceId }, options);
  }

  /** Deletes the sequence; its active enrolments are cancelled. */
  delete(sequenceId: string, options?: RequestOptions): Promise<void | t.InFlight> {
    return this.transport.call({ name: 'sequences.delete', method: 'DELETE', path: '/sequences/{sequenceId}', reads: false }, { sequenceId }, options);
  }

  /** Sends nothing until it is resumed; timers keep running. */
  pause(sequenceId: string, options?: RequestOptions): Promise<t.Sequence & Partial<t.InFlight>> {
    return this.transport.call({ name: 'sequences.pause', method: 'POST', path: '/sequences/{sequenceId}/pause', reads: false }, { sequenceId }, options);
  }

  /** Goes on; what fell due meanwhile is sent now. */
  resume(sequenceId: string, options?: RequestOptions): Promise<t.Sequence> {
    return this.transport.call({ name: 'sequences.resume', method: 'POST', path: '/sequences/{sequenceId}/resume', reads: false }, { sequenceId }, options);
  }

  /** Ends the sequence for everybody, for ever. */
  cancel(sequenceId: string, options?: RequestOptions): Promise<t.Sequence & Partial<t.InFlight>> {
    return this.transport.call({ name: 'sequences.cancel', method: 'POST', path: '/sequences/{sequenceId}/cancel', reads: false }, { sequenceId }, options);
  }

  /** Its status and how many contacts are where. */
  getStatus(sequenceId: string, options?: RequestOptions): Promise<t.SequenceStatus> {
    return this.transport.call({ name: 'sequences.status', method: 'GET', path: '/sequences/{sequenceId}/status', reads: true }, { sequenceId }, options);
  }

  /** The contacts inside, by id. */
  getContacts(sequenceId: string, input?: t.SequencesGetContactsInput, options?: RequestOptions): Pages<t.Contact> {
    return this.transport.pages({ name: 'sequences.contacts', method: 'GET', path: '/sequences/{sequenceId}/contacts', reads: true, paged: true }, { ...input, sequenceId }, options);
  }

  /** What it planned and sent, oldest first. */
  getSends(sequenceId: string, input?: t.SequencesGetSendsInput, options?: RequestOptions): Pages<t.Send> {
    return this.transport.pages({ name: 'sequences.sends', method: 'GET', path: '/sequences/{sequenceId}/sends', reads: true, paged: true }, { ...input, sequenceId }, options);
  }

  /** Every version of its definition. */
  getVersions(sequenceId: string, options?: RequestOptions): Pages<t.Version> {
    return this.transport.pages({ name: 'sequences.versions', method: 'GET', path: '/sequences/{sequenceId}/versions', reads: true }, { sequenceId }, options);
  }

  /** Creates a sequence, as a draft: for many contacts, or for one. */
  create(input?: t.SequencesCreateInput, options?: RequestOptions): Promise<t.Sequence> {
    return this.transport.call({ name: 'sequences.create', method: 'POST', path: '/sequences', reads: false }, input, options);
  }

  /** How many sequences are in each state a dashboard shows. */
  stats(options?: RequestOptions): Promise<t.Stats> {
    return this.transport.call({ name: 'sequences.stats', method: 'GET', path: '/stats', reads: true }, {}, options);
  }

  /** How many sequences are in each state, cancelled ones included. */
  counts(options?: RequestOptions): Promise<t.Counts> {
    return this.transport.call({ name: 'sequences.counts', method: 'GET', path: '/counts', reads: true }, {}, options);
  }

  /** Approves every email as it stands and sets the sequence going. */
  approve(sequenceId: string, input?: t.SequencesApproveInput, options?: RequestOptions): Promise<t.Sequence> {
    return this.transport.call({ name: 'sequences.approveSequence', method: 'POST', path: '/sequences/{sequenceId}/approve', reads: false }, { ...input, sequenceId }, options);
  }

  /** Who did what to the sequence and its emails, newest first. */
  getAudit(sequenceId: string, input?: t.SequencesGetAuditInput, options?: RequestOptions): Pages<t.AuditEntry> {
    return this.transport.pages({ name: 'sequences.audit', method: 'GET', path: '/sequences/{sequenceId}/audit', reads: true, paged: true }, { ...input, sequenceId }, options);
  }

  /** The emails of the version that waits, else of the running one. */
  getEmails(sequenceId: string, options?: RequestOptions): Pages<t.Email> {
    return this.transport.pages({ name: 'sequences.emails', method: 'GET', path: '/sequences/{sequenceId}/emails', reads: true }, { sequenceId }, options);
  }

  /** What waits for a reviewer, oldest first: drafts, and running sequences with an update, a text or a person's own email that nobody approved. */
  queue(input?: t.SequencesQueueInput, options?: RequestOptions): Pages<t.QueueEntry> {
    return this.transport.pages({ name: 'sequences.queue', method: 'GET', path: '/review-queue', reads: true, paged: true }, input, options);
  }

  /** A version's steps and branches, and how many people are at, past and held at each. What takes long to count is at most 30 seconds old. */
  getSteps(sequenceId: string, input?: t.SequencesGetStepsInput, options?: RequestOptions): Promise<t.Flow> {
    return this.transport.call({ name: 'sequences.steps', method: 'GET', path: '/sequences/{sequenceId}/steps', reads: true }, { ...input, sequenceId }, options);
  }

  /** A definition's faults, and without any a dry run of it. Stores nothing, sends nothing. */
  check(input: t.SequencesCheckInput, options?: RequestOptions): Promise<t.DefinitionCheck> {
    return this.transport.call({ name: 'sequences.check', method: 'POST', path: '/sequences/check', reads: true }, input, options);
  }

  /** Makes a draft sequence for each contact and has its emails written; returns at once. */
  generate(input?: t.SequencesGenerateInput, options?: RequestOptions): Promise<t.Generation> {
    return this.transport.call({ name: 'sequences.generate', method: 'POST', path: '/sequences/generate', reads: false }, input, options);
  }

  /** What would happen to a contact that came in now. Sends nothing. */
  dryRun(sequenceId: string, contactId: string, input?: t.SequencesDryRunInput, options?: RequestOptions): Promise<t.DryRunResult> {
    return this.transport.call({ name: 'sequences.dryRun', method: 'POST', path: '/sequences/{sequenceId}/dry-run', reads: true }, { ...input, sequenceId, contactId }, options);
  }

  /** What happened to a contact step by step, what it waits for, and why. */
  why(sequenceId: string, contactId: string, options?: RequestOptions): Promise<t.Why> {
    return this.transport.call({ name: 'sequences.why', method: 'GET', path: '/sequences/{sequenceId}/contacts/{contactId}/why', reads: true }, { sequenceId, contactId }, options);
  }

  /** Lets a contact in by hand. */
  enrol(sequenceId: string, contactId: string, options?: RequestOptions): Promise<t.Enrolled> {
    return this.transport.call({ name: 'sequences.enrol', method: 'POST', path: '/sequences/{sequenceId}/enrolments', reads: false }, { sequenceId, contactId }, options);
  }

  /** Takes a contact out. */
  unenrol(sequenceId: string, contactId: string, options?: RequestOptions): Promise<void | t.InFlight> {
    return this.transport.call({ name: 'sequences.unenrol', method: 'DELETE', path: '/sequences/{sequenceId}/enrolments/{contactId}', reads: false }, { sequenceId, contactId }, options);
  }

  /** Lets an email go that was held for being too late. */
  release(sequenceId: string, contactId: string, options?: RequestOptions): Promise<void> {
    return this.transport.call({ name: 'sequences.release', method: 'POST', path: '/sequences/{sequenceId}/enrolments/{contactId}/release', reads: false }, { sequenceId, contactId }, options);
  }
}

/** The namespace `emails`. */
export class EmailsNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** One email. */
  get(emailId: string, options?: RequestOptions): Promise<t.Email> {
    return this.transport.call({ name: 'sequences.getEmail', method: 'GET', path: '/emails/{emailId}', reads: true }, { emailId }, options);
  }

  /** Approves one email's text; contacts who waited for it go on. */
  approve(emailId: string, input?: t.EmailsApproveInput, options?: RequestOptions): Promise<t.Email> {
    return this.transport.call({ name: 'sequences.approveEmail', method: 'POST', path: '/emails/{emailId}/approve', reads: false }, { ...input, emailId }, options);
  }

  /** Approves many emails, all or none. */
  approveAll(emails: t.ApproveEmail[], options?: RequestOptions): Promise<t.Email[]> {
    return this.transport.call({ name: 'sequences.approveEmails', method: 'POST', path: '/emails/approve', reads: false }, { emails }, options);
  }

  /** Changes an email's text; it has to be approved again. */
  edit(emailId: string, input?: t.EmailsEditInput, options?: RequestOptions): Promise<t.Email & Partial<t.InFlight>> {
    return this.transport.call({ name: 'sequences.editEmail', method: 'PATCH', path: '/emails/{emailId}', reads: false }, { ...input, emailId }, options);
  }

  /** Sends an email back, with a word for whoever writes it anew. */
  reject(emailId: string, input?: t.EmailsRejectInput, options?: RequestOptions): Promise<t.Email & Partial<t.InFlight>> {
    return this.transport.call({ name: 'sequences.rejectEmail', method: 'POST', path: '/emails/{emailId}/reject', reads: false }, { ...input, emailId }, options);
  }

  /** Asks for another draft and returns at once. */
  regenerate(emailId: string, input?: t.EmailsRegenerateInput, options?: RequestOptions): Promise<t.Email & Partial<t.InFlight>> {
    return this.transport.call({ name: 'sequences.regenerateEmail', method: 'POST', path: '/emails/{emailId}/regenerate', reads: false }, { ...input, emailId }, options);
  }

  /** Gives an email a fixed time. */
  reschedule(emailId: string, scheduledAt: Date | t.Moment, options?: RequestOptions): Promise<t.Email> {
    return this.transport.call({ name: 'sequences.rescheduleEmail', method: 'POST', path: '/emails/{emailId}/reschedule', reads: false }, { emailId, scheduledAt }, options);
  }

  /** An email as a contact would get it now, with what is typed and not stored; faults are told, not refused. */
  preview(emailId: string, input?: t.EmailsPreviewInput, options?: RequestOptions): Promise<t.EmailPreview> {
    return this.transport.call({ name: 'sequences.previewEmail', method: 'POST', path: '/emails/{emailId}/preview', reads: true }, { ...input, emailId }, options);
  }

  /** An email's text as it was last approved, or that of the same step of the running version; null when none was. */
  getApprovedText(emailId: string, options?: RequestOptions): Promise<t.ApprovedText | null> {
    return this.transport.call({ name: 'sequences.approvedText', method: 'GET', path: '/emails/{emailId}/approved-text', reads: true }, { emailId }, options);
  }

  /** Emails of single people who are inside a running sequence that nobody approved, over all sequences, oldest first. */
  queue(input?: t.EmailsQueueInput, options?: RequestOptions): Pages<t.Email> {
    return this.transport.pages({ name: 'sequences.personalQueue', method: 'GET', path: '/review-queue/personal-emails', reads: true, paged: true }, input, options);
  }

  /** What was written for single people on their way, by id. */
  listPersonal(sequenceId: string, input?: t.EmailsListPersonalInput, options?: RequestOptions): Pages<t.Email> {
    return this.transport.pages({ name: 'sequences.personalEmails', method: 'GET', path: '/sequences/{sequenceId}/personal-emails', reads: true, paged: true }, { ...input, sequenceId }, options);
  }
}

/** The namespace `dashboard`. */
export class DashboardNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** Emails that are due: queued sends, and people in active sequences who stand at an email, or at a delay that one follows at once (of a sequence for one contact: at any delay), by when it is due. Not those who wait for an event, or are held. What takes long to count is at most 30 seconds old. */
  due(input?: t.DashboardDueInput, options?: RequestOptions): Promise<t.Due> {
    return this.transport.call({ name: 'dashboard.due', method: 'GET', path: '/dashboard/due', reads: true }, input, options);
  }

  /** What became of sends, by the day on which a relay took them, or on which they ended without that. */
  outcomes(input?: t.DashboardOutcomesInput, options?: RequestOptions): Promise<t.Outcomes> {
    return this.transport.call({ name: 'dashboard.outcomes', method: 'GET', path: '/dashboard/outcomes', reads: true }, input, options);
  }

  /** How much waits for a reviewer, and since when. What takes long to count is at most 30 seconds old. */
  waiting(options?: RequestOptions): Promise<t.WaitingForReview> {
    return this.transport.call({ name: 'dashboard.waiting', method: 'GET', path: '/dashboard/waiting', reads: true }, {}, options);
  }

  /** What is wrong and needs a person, the weightiest first. */
  warnings(options?: RequestOptions): Promise<t.Alarm[]> {
    return this.transport.call({ name: 'dashboard.warnings', method: 'GET', path: '/dashboard/warnings', reads: true }, {}, options);
  }
}

/** The namespace `workspace`. */
export class WorkspaceNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** The settings of the workspace the key belongs to. */
  get(options?: RequestOptions): Promise<t.Workspace> {
    return this.transport.call({ name: 'workspace.get', method: 'GET', path: '/workspace', reads: true }, {}, options);
  }

  /** What relays hold against the sender, the latest first. */
  getWarnings(input?: t.WorkspaceGetWarningsInput, options?: RequestOptions): Pages<t.SenderWarning> {
    return this.transport.pages({ name: 'workspace.warnings', method: 'GET', path: '/workspace/warnings', reads: true }, input, options);
  }

  /** Changes what is given and leaves the rest. */
  update(input?: t.WorkspaceUpdateInput, options?: RequestOptions): Promise<t.UpdatedWorkspace> {
    return this.transport.call({ name: 'workspace.update', method: 'PATCH', path: '/workspace', reads: false }, input, options);
  }

  /** How many emails another sender would concern; changes nothing. */
  checkSender(input?: t.WorkspaceCheckSenderInput, options?: RequestOptions): Promise<t.SenderCheck> {
    return this.transport.call({ name: 'workspace.checkSender', method: 'GET', path: '/workspace/sender-check', reads: true }, input, options);
  }

  /** How the workspace sounds, to whoever drafts for it. */
  getBrandVoice(options?: RequestOptions): Promise<t.BrandVoice> {
    return this.transport.call({ name: 'workspace.brandVoice', method: 'GET', path: '/workspace/brand-voice', reads: true }, {}, options);
  }

  /** Changes what is given and leaves the rest. */
  updateBrandVoice(input?: t.WorkspaceUpdateBrandVoiceInput, options?: RequestOptions): Promise<t.BrandVoice> {
    return this.transport.call({ name: 'workspace.updateBrandVoice', method: 'PATCH', path: '/workspace/brand-voice', reads: false }, input, options);
  }

  /** Who drafts, and how the month's budget stands. */
  getDrafting(options?: RequestOptions): Promise<t.Drafting> {
    return this.transport.call({ name: 'workspace.drafting', method: 'GET', path: '/workspace/drafting', reads: true }, {}, options);
  }

  /** Limits what drafting may take in a month. */
  updateDrafting(input?: t.WorkspaceUpdateDraftingInput, options?: RequestOptions): Promise<t.Drafting> {
    return this.transport.call({ name: 'workspace.updateDrafting', method: 'PATCH', path: '/workspace/drafting', reads: false }, input, options);
  }
}

/** The namespace `playbooks`. */
export class PlaybooksNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** Playbooks by category, those that came with the product too. */
  list(options?: RequestOptions): Pages<t.Playbook> {
    return this.transport.pages({ name: 'playbooks.list', method: 'GET', path: '/playbooks', reads: true }, {}, options);
  }

  /** One playbook. */
  get(category: string, options?: RequestOptions): Promise<t.Playbook> {
    return this.transport.call({ name: 'playbooks.get', method: 'GET', path: '/playbooks/{category}', reads: true }, { category }, options);
  }

  /** Creates or replaces the workspace's own playbook of a category. */
  put(category: string, input: t.PlaybooksPutInput, options?: RequestOptions): Promise<t.Playbook> {
    return this.transport.call({ name: 'playbooks.put', method: 'PUT', path: '/playbooks/{category}', reads: false }, { ...input, category }, options);
  }

  /** Deletes the workspace's own; one that came with the product is back. */
  delete(category: string, options?: RequestOptions): Promise<void> {
    return this.transport.call({ name: 'playbooks.delete', method: 'DELETE', path: '/playbooks/{category}', reads: false }, { category }, options);
  }
}

/** The namespace `drafts`. */
export class DraftsNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** Every attempt at an email's text, newest first; those thrown away too. */
  list(emailId: string, input?: t.DraftsListInput, options?: RequestOptions): Pages<t.Draft> {
    return this.transport.pages({ name: 'drafts.list', method: 'GET', path: '/emails/{emailId}/drafts', reads: true, paged: true }, { ...input, emailId }, options);
  }

  /** One attempt: what it said, out of what, by whom, at what cost. */
  get(draftId: string, options?: RequestOptions): Promise<t.Draft> {
    return this.transport.call({ name: 'drafts.get', method: 'GET', path: '/drafts/{draftId}', reads: true }, { draftId }, options);
  }
}

/** The namespace `contacts`. */
export class ContactsNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** Creates a contact. */
  create(input: t.ContactsCreateInput, options?: RequestOptions): Promise<t.Contact> {
    return this.transport.call({ name: 'contacts.create', method: 'POST', path: '/contacts', reads: false }, input, options);
  }

  /** Creates the contact with this address, or merges into it. */
  upsert(input: t.ContactsUpsertInput, options?: RequestOptions): Promise<t.Contact> {
    return this.transport.call({ name: 'contacts.upsert', method: 'PUT', path: '/contacts', reads: false }, input, options);
  }

  /** Contacts by id. */
  list(input?: t.ContactsListInput, options?: RequestOptions): Pages<t.Contact> {
    return this.transport.pages({ name: 'contacts.list', method: 'GET', path: '/contacts', reads: true, paged: true }, input, options);
  }

  /** One contact. */
  get(id: string, options?: RequestOptions): Promise<t.OpenedContact> {
    return this.transport.call({ name: 'contacts.get', method: 'GET', path: '/contacts/{id}', reads: true }, { id }, options);
  }

  /** Changes what is given and leaves the rest. */
  update(id: string, input?: t.ContactsUpdateInput, options?: RequestOptions): Promise<t.Contact & Partial<t.InFlight>> {
    return this.transport.call({ name: 'contacts.update', method: 'PATCH', path: '/contacts/{id}', reads: false }, { ...input, id }, options);
  }

  /** Ends the contact's enrolments and takes it off the list; its history stays. */
  delete(id: string, options?: RequestOptions): Promise<void | t.InFlight> {
    return this.transport.call({ name: 'contacts.delete', method: 'DELETE', path: '/contacts/{id}', reads: false }, { id }, options);
  }

  /** Forgets a person everywhere; the address stays suppressed, unreadably. */
  erase(id: string, options?: RequestOptions): Promise<void | t.InFlight> {
    return this.transport.call({ name: 'contacts.erase', method: 'POST', path: '/contacts/{id}/erase', reads: false }, { id }, options);
  }

  /** Everything that is stored of a person. */
  export(id: string, options?: RequestOptions): Promise<t.Dossier> {
    return this.transport.call({ name: 'contacts.export', method: 'GET', path: '/contacts/{id}/export', reads: true }, { id }, options);
  }

  /** Brings a CSV file of contacts in; doing it again is safe. */
  importCsv(file: Upload, options?: RequestOptions): Promise<t.ImportReport> {
    return this.transport.call({ name: 'contacts.import', method: 'POST', path: '/contacts/import', reads: false, file: 'text/csv' }, { file }, options);
  }

  /** What contacts.import would do with a CSV file. Writes nothing. */
  checkCsv(file: Upload, options?: RequestOptions): Promise<t.ImportCheck> {
    return this.transport.call({ name: 'contacts.checkImport', method: 'POST', path: '/contacts/import/check', reads: false, file: 'text/csv' }, { file }, options);
  }

  /** The contact's emails, oldest planned first. */
  getSends(id: string, input?: t.ContactsGetSendsInput, options?: RequestOptions): Pages<t.Send> {
    return this.transport.pages({ name: 'contacts.sends', method: 'GET', path: '/contacts/{id}/sends', reads: true, paged: true }, { ...input, id }, options);
  }

  /** The contact's ways through sequences, oldest first. */
  getEnrolments(id: string, input?: t.ContactsGetEnrolmentsInput, options?: RequestOptions): Pages<t.Enrolment> {
    return this.transport.pages({ name: 'contacts.enrolments', method: 'GET', path: '/contacts/{id}/enrolments', reads: true, paged: true }, { ...input, id }, options);
  }

  /** Events, enrolments and emails together, newest first. */
  getTimeline(id: string, input?: t.ContactsGetTimelineInput, options?: RequestOptions): Pages<t.TimelineEntry> {
    return this.transport.pages({ name: 'contacts.timeline', method: 'GET', path: '/contacts/{id}/timeline', reads: true, paged: true }, { ...input, id }, options);
  }
}

/** The namespace `templates`. */
export class TemplatesNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** Creates or replaces a template; another text is another version. */
  put(id: string, input: t.TemplatesPutInput, options?: RequestOptions): Promise<t.Template> {
    return this.transport.call({ name: 'templates.put', method: 'PUT', path: '/templates/{id}', reads: false }, { ...input, id }, options);
  }

  /** One template. */
  get(id: string, options?: RequestOptions): Promise<t.Template> {
    return this.transport.call({ name: 'templates.get', method: 'GET', path: '/templates/{id}', reads: true }, { id }, options);
  }

  /** Templates by id. */
  list(input?: t.TemplatesListInput, options?: RequestOptions): Pages<t.Template> {
    return this.transport.pages({ name: 'templates.list', method: 'GET', path: '/templates', reads: true, paged: true }, input, options);
  }

  /** Deletes a template that no sequence uses any more. */
  delete(id: string, options?: RequestOptions): Promise<void> {
    return this.transport.call({ name: 'templates.delete', method: 'DELETE', path: '/templates/{id}', reads: false }, { id }, options);
  }

  /** The sequences that are not over and name the template, by id. */
  getSequences(id: string, options?: RequestOptions): Pages<t.TemplateUser> {
    return this.transport.pages({ name: 'templates.sequences', method: 'GET', path: '/templates/{id}/sequences', reads: true }, { id }, options);
  }

  /** A text as a contact would get it, and its faults, before it is a template. Stores nothing. */
  check(input: t.TemplatesCheckInput, options?: RequestOptions): Promise<t.EmailPreview> {
    return this.transport.call({ name: 'templates.check', method: 'POST', path: '/templates/check', reads: true }, input, options);
  }

  /** What a contact would be sent now. */
  preview(id: string, contactId: string, options?: RequestOptions): Promise<t.Preview> {
    return this.transport.call({ name: 'templates.preview', method: 'POST', path: '/templates/{id}/preview', reads: true }, { id, contactId }, options);
  }
}

/** The namespace `events`. */
export class EventsNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** Takes one event in. */
  track(input: t.EventsTrackInput, options?: RequestOptions): Promise<t.Event> {
    return this.transport.call({ name: 'events.track', method: 'POST', path: '/events', reads: false, known: { by: 'id', as: 'evt' } }, input, options);
  }

  /** Takes events in: all of them, or none when one is faulty. */
  trackMany(events: t.NewEvent[], options?: RequestOptions): Promise<t.TrackedBatch> {
    return this.transport.call({ name: 'events.trackMany', method: 'POST', path: '/events/batch', reads: false }, { events }, options);
  }
}

/** The namespace `sends`. */
export class SendsNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** Sends, oldest planned first. */
  list(input?: t.SendsListInput, options?: RequestOptions): Pages<t.Send> {
    return this.transport.pages({ name: 'sends.list', method: 'GET', path: '/sends', reads: true, paged: true }, input, options);
  }

  /** One send. */
  get(id: string, options?: RequestOptions): Promise<t.Send> {
    return this.transport.call({ name: 'sends.get', method: 'GET', path: '/sends/{id}', reads: true }, { id }, options);
  }

  /** Says what became of a send in doubt.
   * @param as sent: it arrived, the next step counts from when it was handed over; resend: once more, the same bytes; failed: it did not arrive and shall not. */
  resolve(sendId: string, as: 'sent' | 'resend' | 'failed', options?: RequestOptions): Promise<t.Send> {
    return this.transport.call({ name: 'sends.resolve', method: 'POST', path: '/sends/{sendId}/resolve', reads: false }, { sendId, as }, options);
  }

  /** Bounces, complaints, replies and the like about a send, oldest first. */
  getFeedback(id: string, options?: RequestOptions): Promise<t.Feedback[]> {
    return this.transport.call({ name: 'sends.feedback', method: 'GET', path: '/sends/{id}/feedback', reads: true }, { id }, options);
  }
}

/** The namespace `jobs`. */
export class JobsNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** Background work, latest first. */
  list(input?: t.JobsListInput, options?: RequestOptions): Pages<t.Job> {
    return this.transport.pages({ name: 'jobs.list', method: 'GET', path: '/jobs', reads: true, paged: true }, input, options);
  }

  /** One job. */
  get(id: string, options?: RequestOptions): Promise<t.Job> {
    return this.transport.call({ name: 'jobs.get', method: 'GET', path: '/jobs/{id}', reads: true }, { id }, options);
  }

  /** Runs one again that failed or was cancelled. */
  retry(jobId: string, options?: RequestOptions): Promise<t.Job> {
    return this.transport.call({ name: 'jobs.retry', method: 'POST', path: '/jobs/{jobId}/retry', reads: false }, { jobId }, options);
  }

  /** Ends one that has not ended; what it still comes to counts for nothing. */
  cancel(jobId: string, options?: RequestOptions): Promise<t.Job> {
    return this.transport.call({ name: 'jobs.cancel', method: 'POST', path: '/jobs/{jobId}/cancel', reads: false }, { jobId }, options);
  }

  /** How far a batch is. */
  getBatch(batchId: string, options?: RequestOptions): Promise<t.JobBatch> {
    return this.transport.call({ name: 'jobs.batch', method: 'GET', path: '/jobs/batches/{batchId}', reads: true }, { batchId }, options);
  }

  /** Ends everything of a batch that has not ended. */
  cancelBatch(batchId: string, options?: RequestOptions): Promise<t.JobBatch> {
    return this.transport.call({ name: 'jobs.cancelBatch', method: 'POST', path: '/jobs/batches/{batchId}/cancel', reads: false }, { batchId }, options);
  }
}

/** The namespace `suppressions`. */
export class SuppressionsNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** Suppressed addresses, by address. */
  list(input?: t.SuppressionsListInput, options?: RequestOptions): Pages<t.Suppression> {
    return this.transport.pages({ name: 'suppressions.list', method: 'GET', path: '/suppressions', reads: true, paged: true }, input, options);
  }

  /** Brings in a CSV file of addresses (email, reason, detail); answers when no relay sees them any more. */
  importCsv(file: Upload, options?: RequestOptions): Promise<t.ImportReport> {
    return this.transport.call({ name: 'suppressions.import', method: 'POST', path: '/suppressions/import', reads: false, file: 'text/csv' }, { file }, options);
  }

  /** A part of all suppressed addresses as CSV, by address; a part with no rows is the end. Erased ones cannot be read. */
  exportCsv(input?: t.SuppressionsExportCsvInput, options?: RequestOptions): Promise<string> {
    return this.transport.call({ name: 'suppressions.export', method: 'GET', path: '/suppressions/export', reads: true, answers: 'text/csv' }, input, options);
  }

  /** Why an address is suppressed. */
  get(email: string, options?: RequestOptions): Promise<t.Suppression> {
    return this.transport.call({ name: 'suppressions.get', method: 'GET', path: '/suppressions/{email}', reads: true }, { email }, options);
  }

  /** Suppresses an address; one that is in keeps its first reason. */
  add(input: t.SuppressionsAddInput, options?: RequestOptions): Promise<t.Suppression & Partial<t.InFlight>> {
    return this.transport.call({ name: 'suppressions.add', method: 'POST', path: '/suppressions', reads: false }, input, options);
  }

  /** Lets an address be mailed again. */
  remove(email: string, options?: RequestOptions): Promise<void> {
    return this.transport.call({ name: 'suppressions.remove', method: 'DELETE', path: '/suppressions/{email}', reads: false }, { email }, options);
  }
}

/** The namespace `mailbox`. */
export class MailboxNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** Messages, newest first. */
  list(input?: t.MailboxListInput, options?: RequestOptions): Pages<t.MailSummary> {
    return this.transport.pages({ name: 'mailbox.list', method: 'GET', path: '/mailbox', reads: true, paged: true }, input, options);
  }

  /** One message, decoded. */
  get(id: string, options?: RequestOptions): Promise<t.MailMessage> {
    return this.transport.call({ name: 'mailbox.get', method: 'GET', path: '/mailbox/{id}', reads: true }, { id }, options);
  }

  /** One message, bytes unchanged. */
  raw(id: string, options?: RequestOptions): Promise<string> {
    return this.transport.call({ name: 'mailbox.raw', method: 'GET', path: '/mailbox/{id}/raw', reads: true, answers: 'message/rfc822' }, { id }, options);
  }
}

/** The namespace `keys`. */
export class KeysNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** Makes a key. */
  create(input: t.KeysCreateInput, options?: RequestOptions): Promise<t.NewApiKey> {
    return this.transport.call({ name: 'keys.create', method: 'POST', path: '/keys', reads: false, secret: true }, input, options);
  }

  /** Keys, newest first, revoked ones included. */
  list(options?: RequestOptions): Pages<t.ApiKey> {
    return this.transport.pages({ name: 'keys.list', method: 'GET', path: '/keys', reads: true }, {}, options);
  }

  /** Takes a key out of use. */
  revoke(id: string, options?: RequestOptions): Promise<void> {
    return this.transport.call({ name: 'keys.revoke', method: 'DELETE', path: '/keys/{id}', reads: false }, { id }, options);
  }
}

/** The namespace `people`. */
export class PeopleNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** Who signs in here, by name, disabled ones included. */
  list(options?: RequestOptions): Pages<t.Person> {
    return this.transport.pages({ name: 'people.list', method: 'GET', path: '/people', reads: true }, {}, options);
  }

  /** Makes a link by which somebody comes in; an earlier one for them ends. */
  invite(input: t.PeopleInviteInput, options?: RequestOptions): Promise<t.NewLink> {
    return this.transport.call({ name: 'people.invite', method: 'POST', path: '/people/invitations', reads: false, secret: true }, input, options);
  }

  /** Invitations that can still be used, newest first. */
  invitations(options?: RequestOptions): Pages<t.Invitation> {
    return this.transport.pages({ name: 'people.invitations', method: 'GET', path: '/people/invitations', reads: true }, {}, options);
  }

  /** Makes an invitation useless. */
  withdraw(invitationId: string, options?: RequestOptions): Promise<void> {
    return this.transport.call({ name: 'people.withdraw', method: 'DELETE', path: '/people/invitations/{invitationId}', reads: false }, { invitationId }, options);
  }

  /** Changes a name or a role, keeps somebody out or lets them in again. */
  update(personId: string, input?: t.PeopleUpdateInput, options?: RequestOptions): Promise<t.Person> {
    return this.transport.call({ name: 'people.update', method: 'PATCH', path: '/people/{personId}', reads: false }, { ...input, personId }, options);
  }

  /** Makes a link by which somebody chooses a new password. */
  link(personId: string, options?: RequestOptions): Promise<t.NewLink> {
    return this.transport.call({ name: 'people.link', method: 'POST', path: '/people/{personId}/link', reads: false, secret: true }, { personId }, options);
  }
}

/** The namespace `installation`. */
export class InstallationNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** Whether this server sends; it does not from a restored copy. */
  get(options?: RequestOptions): Promise<t.Installation> {
    return this.transport.call({ name: 'installation.get', method: 'GET', path: '/installation', reads: true }, {}, options);
  }

  /** Says that this copy is the one to send from: what is due goes out. */
  confirm(options?: RequestOptions): Promise<t.Installation> {
    return this.transport.call({ name: 'installation.confirm', method: 'POST', path: '/installation/confirm', reads: false }, {}, options);
  }

  /** Makes a new key for links and return paths; those that went out stay good. */
  rotateSigningKey(options?: RequestOptions): Promise<t.SigningKey> {
    return this.transport.call({ name: 'installation.rotateSigningKey', method: 'POST', path: '/installation/signing-keys', reads: false }, {}, options);
  }
}

/** The namespace `service`. */
export class ServiceNamespace {
  /** @internal */
  constructor(protected readonly transport: Transport) {}

  /** Whether the server and its database answer. */
  health(options?: RequestOptions): Promise<t.Health> {
    return this.transport.call({ name: 'service.health', method: 'GET', path: '/health', reads: true }, {}, options);
  }
}

/** Every namespace. */
export abstract class Namespaces {
  readonly sequences: SequencesNamespace;
  readonly emails: EmailsNamespace;
  readonly dashboard: DashboardNamespace;
  readonly workspace: WorkspaceNamespace;
  readonly playbooks: PlaybooksNamespace;
  readonly drafts: DraftsNamespace;
  readonly contacts: ContactsNamespace;
  readonly templates: TemplatesNamespace;
  readonly events: EventsNamespace;
  readonly sends: SendsNamespace;
  readonly jobs: JobsNamespace;
  readonly suppressions: SuppressionsNamespace;
  readonly mailbox: MailboxNamespace;
  readonly keys: KeysNamespace;
  readonly people: PeopleNamespace;
  readonly installation: InstallationNamespace;
  readonly service: ServiceNamespace;

  protected constructor(transport: Transport) {
    this.sequences = new SequencesNamespace(transport);
    this.emails = new EmailsNamespace(transport);
    this.dashboard = new DashboardNamespace(transport);
    this.workspace = new WorkspaceNamespace(transport);
    this.playbooks = new PlaybooksNamespace(transport);
    this.drafts = new DraftsNamespace(transport);
    this.contacts = new ContactsNamespace(transport);
    this.templates = new TemplatesNamespace(transport);
    this.events = new EventsNamespace(transport);
    this.sends = new SendsNamespace(transport);
    this.jobs = new JobsNamespace(transport);
    this.suppressions = new SuppressionsNamespace(transport);
    this.mailbox = new MailboxNamespace(transport);
    this.keys = new KeysNamespace(transport);
    this.people = new PeopleNamespace(transport);
    this.installation = new InstallationNamespace(transport);
    this.service = new ServiceNamespace(transport);
  }
}

/** The method of each operation, and which fields are arguments of their own. @internal */
export const methods: Readonly<Record<string, readonly [namespace: string, method: string, args: readonly string[], rest: boolean]>> = {
  'sequences.put': ['sequences', 'put', ['id'], true],
  'sequences.get': ['sequences', 'get', ['sequenceId'], false],
  'sequences.page': ['sequences', 'list', [], true],
  'sequences.update': ['sequences', 'update', ['sequenceId'], true],
  'sequences.delete': ['sequences', 'delete', ['sequenceId'], false],
  'sequences.pause': ['sequences', 'pause', ['sequenceId'], false],
  'sequences.resume': ['sequences', 'resume', ['sequenceId'], false],
  'sequences.cancel': ['sequences', 'cancel', ['sequenceId'], false],
  'sequences.status': ['sequences', 'getStatus', ['sequenceId'], false],
  'sequences.contacts': ['sequences', 'getContacts', ['sequenceId'], true],
  'sequences.sends': ['sequences', 'getSends', ['sequenceId'], true],
  'sequences.versions': ['sequences', 'getVersions', ['sequenceId'], false],
  'sequences.create': ['sequences', 'create', [], true],
  'sequences.stats': ['sequences', 'stats', [], false],
  'sequences.counts': ['sequences', 'counts', [], false],
  'sequences.approveSequence': ['sequences', 'approve', ['sequenceId'], true],
  'sequences.audit': ['sequences', 'getAudit', ['sequenceId'], true],
  'sequences.emails': ['sequences', 'getEmails', ['sequenceId'], false],
  'sequences.queue': ['sequences', 'queue', [], true],
  'sequences.steps': ['sequences', 'getSteps', ['sequenceId'], true],
  'sequences.check': ['sequences', 'check', [], true],
  'sequences.generate': ['sequences', 'generate', [], true],
  'sequences.dryRun': ['sequences', 'dryRun', ['sequenceId', 'contactId'], true],
  'sequences.why': ['sequences', 'why', ['sequenceId', 'contactId'], false],
  'sequences.enrol': ['sequences', 'enrol', ['sequenceId', 'contactId'], false],
  'sequences.unenrol': ['sequences', 'unenrol', ['sequenceId', 'contactId'], false],
  'sequences.release': ['sequences', 'release', ['sequenceId', 'contactId'], false],
  'sequences.getEmail': ['emails', 'get', ['emailId'], false],
  'sequences.approveEmail': ['emails', 'approve', ['emailId'], true],
  'sequences.approveEmails': ['emails', 'approveAll', ['emails'], false],
  'sequences.editEmail': ['emails', 'edit', ['emailId'], true],
  'sequences.rejectEmail': ['emails', 'reject', ['emailId'], true],
  'sequences.regenerateEmail': ['emails', 'regenerate', ['emailId'], true],
  'sequences.rescheduleEmail': ['emails', 'reschedule', ['emailId', 'scheduledAt'], false],
  'sequences.previewEmail': ['emails', 'preview', ['emailId'], true],
  'sequences.approvedText': ['emails', 'getApprovedText', ['emailId'], false],
  'sequences.personalQueue': ['emails', 'queue', [], true],
  'sequences.personalEmails': ['emails', 'listPersonal', ['sequenceId'], true],
  'dashboard.due': ['dashboard', 'due', [], true],
  'dashboard.outcomes': ['dashboard', 'outcomes', [], true],
  'dashboard.waiting': ['dashboard', 'waiting', [], false],
  'dashboard.warnings': ['dashboard', 'warnings', [], false],
  'workspace.get': ['workspace', 'get', [], false],
  'workspace.warnings': ['workspace', 'getWarnings', [], true],
  'workspace.update': ['workspace', 'update', [], true],
  'workspace.checkSender': ['workspace', 'checkSender', [], true],
  'workspace.brandVoice': ['workspace', 'getBrandVoice', [], false],
  'workspace.updateBrandVoice': ['workspace', 'updateBrandVoice', [], true],
  'workspace.drafting': ['workspace', 'getDrafting', [], false],
  'workspace.updateDrafting': ['workspace', 'updateDrafting', [], true],
  'playbooks.list': ['playbooks', 'list', [], false],
  'playbooks.get': ['playbooks', 'get', ['category'], false],
  'playbooks.put': ['playbooks', 'put', ['category'], true],
  'playbooks.delete': ['playbooks', 'delete', ['category'], false],
  'drafts.list': ['drafts', 'list', ['emailId'], true],
  'drafts.get': ['drafts', 'get', ['draftId'], false],
  'contacts.create': ['contacts', 'create', [], true],
  'contacts.upsert': ['contacts', 'upsert', [], true],
  'contacts.list': ['contacts', 'list', [], true],
  'contacts.get': ['contacts', 'get', ['id'], false],
  'contacts.update': ['contacts', 'update', ['id'], true],
  'contacts.delete': ['contacts', 'delete', ['id'], false],
  'contacts.erase': ['contacts', 'erase', ['id'], false],
  'contacts.export': ['contacts', 'export', ['id'], false],
  'contacts.import': ['contacts', 'importCsv', ['file'], false],
  'contacts.checkImport': ['contacts', 'checkCsv', ['file'], false],
  'contacts.sends': ['contacts', 'getSends', ['id'], true],
  'contacts.enrolments': ['contacts', 'getEnrolments', ['id'], true],
  'contacts.timeline': ['contacts', 'getTimeline', ['id'], true],
  'templates.put': ['templates', 'put', ['id'], true],
  'templates.get': ['templates', 'get', ['id'], false],
  'templates.list': ['templates', 'list', [], true],
  'templates.delete': ['templates', 'delete', ['id'], false],
  'templates.sequences': ['templates', 'getSequences', ['id'], false],
  'templates.check': ['templates', 'check', [], true],
  'templates.preview': ['templates', 'preview', ['id', 'contactId'], false],
  'events.track': ['events', 'track', [], true],
  'events.trackMany': ['events', 'trackMany', ['events'], false],
  'sends.list': ['sends', 'list', [], true],
  'sends.get': ['sends', 'get', ['id'], false],
  'sends.resolve': ['sends', 'resolve', ['sendId', 'as'], false],
  'sends.feedback': ['sends', 'getFeedback', ['id'], false],
  'jobs.list': ['jobs', 'list', [], true],
  'jobs.get': ['jobs', 'get', ['id'], false],
  'jobs.retry': ['jobs', 'retry', ['jobId'], false],
  'jobs.cancel': ['jobs', 'cancel', ['jobId'], false],
  'jobs.batch': ['jobs', 'getBatch', ['batchId'], false],
  'jobs.cancelBatch': ['jobs', 'cancelBatch', ['batchId'], false],
  'suppressions.list': ['suppressions', 'list', [], true],
  'suppressions.import': ['suppressions', 'importCsv', ['file'], false],
  'suppressions.export': ['suppressions', 'exportCsv', [], true],
  'suppressions.get': ['suppressions', 'get', ['email'], false],
  'suppressions.add': ['suppressions', 'add', [], true],
  'suppressions.remove': ['suppressions', 'remove', ['email'], false],
  'mailbox.list': ['mailbox', 'list', [], true],
  'mailbox.get': ['mailbox', 'get', ['id'], false],
  'mailbox.raw': ['mailbox', 'raw', ['id'], false],
  'keys.create': ['keys', 'create', [], true],
  'keys.list': ['keys', 'list', [], false],
  'keys.revoke': ['keys', 'revoke', ['id'], false],
  'people.list': ['people', 'list', [], false],
  'people.invite': ['people', 'invite', [], true],
  'people.invitations': ['people', 'invitations', [], false],
  'people.withdraw': ['people', 'withdraw', ['invitationId'], false],
  'people.update': ['people', 'update', ['personId'], true],
  'people.link': ['people', 'link', ['personId'], false],
  'installation.get': ['installation', 'get', [], false],
  'installation.confirm': ['installation', 'confirm', [], false],
  'installation.rotateSigningKey': ['installation', 'rotateSigningKey', [], false],
  'service.health': ['service', 'health', [], false],
};
