// What is right must compile.
import Default, {
  Espalier,
  EspalierError,
  Pages,
  type Contact,
  type Definition,
  type DryRunResult,
  type ErrorCode,
  type Page,
  type Send,
  type SendState,
  type Sequence,
  type SequenceState,
  type SequenceStatus,
  type Step,
  type Trigger,
} from '@espalier/sdk';

const espalier: Espalier = new Espalier({ apiKey: 'esp_x', baseUrl: 'http://127.0.0.1:8080' });
new Default();
new Espalier({
  apiKey: 'esp_x',
  timeout: 1000,
  retries: 0,
  userAgent: 'shop/1',
  logger: (entry) => {
    if (entry.type === 'response') entry.status.toFixed();
    if (entry.type === 'failure') entry.error.code satisfies ErrorCode;
  },
});

// The document's types.
export const created: Promise<Sequence> = espalier.sequences.create({ id: 'a', name: 'A', definition: '{}' });
export const got: Promise<Sequence> = espalier.sequences.get('a');
export const listed: AsyncIterable<Sequence> = espalier.sequences.list({ status: 'active', cursor: 'c', limit: 10 });
export const updated: Promise<Sequence> = espalier.sequences.update('a', { name: 'B', triggers: [] });
export const status: Promise<SequenceStatus> = espalier.sequences.getStatus('a');
export const dry: Promise<DryRunResult> = espalier.sequences.dryRun('a', 'con_1');
export const contacts: AsyncIterable<Contact> = espalier.sequences.getContacts('a', { limit: 5 });
export const sends: AsyncIterable<Send> = espalier.sequences.getSends('a');

const definition = {
  steps: [
    { type: 'email', key: 'welcome', templateId: 'tmpl_welcome', delay: '0d' },
    { type: 'delay', until: { time: '09:00', days: ['mon-fri', 'sun'] } },
    {
      type: 'condition',
      if: { any: [{ email: 'welcome', did: 'opened' }, { not: { property: 'contact.properties.plan', operator: 'in', value: ['free'] } }] },
      then: 'exit',
      else: [{ type: 'email', subject: 'Hello', body: 'Hello.' }],
    },
    { type: 'wait', event: 'order_placed', conditions: { 'event.amount': 20 }, timeout: '3d', then: [{ type: 'exit', reason: 'ordered' }] },
    { type: 'email', brief: 'Ask how it goes' },
  ],
  triggers: [{ event: 'signed_up', conditions: { property: 'event.source', operator: 'not_equals', value: 'import' } }],
  exitConditions: ['left', { event: 'purchased' }, { email: 'any', did: 'replied' }],
  schedule: { from: '09:00', to: '17:00', days: ['mon-fri'], zone: 'Europe/London', holidays: 'GB' },
  reentry: 'after-exit',
} satisfies Definition;

export async function use(): Promise<void> {
  await espalier.sequences.put('a', { name: 'A', definition, people: 'migrate' });
  const trigger: Trigger = { type: 'event', eventName: 'signed_up' };
  await espalier.sequences.create({ id: 'a', name: 'A', definition, triggers: [trigger] });
  await espalier.sequences.create({ contactId: 'con_1', emails: [{ subject: 'Hi', html: '<p>Hi</p>', scheduledAt: new Date() }] });
  const steps: Step[] = definition.steps;
  steps.length.toFixed();
  const page: Page<Send> = await espalier.sends.list({ status: 'in_doubt' }).page();
  const state: SendState = page.data[0]!.status;
  if (state === 'bounced') page.nextCursor?.toUpperCase();
  for await (const one of espalier.contacts.list({ search: 'ada' }).pages()) one.data.length.toFixed();
  const stopped = await espalier.sequences.pause('a');
  stopped.inFlight?.toFixed();
  const word: SequenceState = stopped.status;
  word.toUpperCase();
  const gone = await espalier.sequences.delete('a');
  if (gone) gone.inFlight.toFixed();
  await espalier.emails.reschedule('eml_1', new Date());
  await espalier.emails.reschedule('eml_1', '2026-01-31T09:00:00Z', { timeout: 5, idempotencyKey: 'k' });
  await espalier.sends.resolve('snd_1', 'sent');
  await espalier.events.trackMany([{ name: 'signed_up', email: 'ada@example.com' }]);
  const found: Contact | null = await espalier.contacts.getByEmail('ada@example.com');
  found?.properties['plan'];
  await espalier.contacts.importCsv(new Uint8Array());
  (espalier.sequences.list() satisfies Pages<unknown>).toArray();
}

export function told(error: unknown): string {
  if (!(error instanceof EspalierError)) throw error;
  switch (error.code) {
    case 'VALIDATION_ERROR':
      return error.issues.map((issue) => `${issue.path} ${issue.line ?? 0} ${issue.message}`).join();
    case 'NOT_FOUND':
    case 'a word of a newer server':
      return error.message;
    default:
      return `${error.statusCode} ${error.requestId ?? ''} ${error.retryAfter ?? 0}`;
  }
}
