// The review from draft to cancelled, by the router's document, as a stranger writes it.
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client';
import type { AppRouter } from '@espalier/router';

declare const process: { env: Record<string, string | undefined> };

const trpc = createTRPCClient<AppRouter>({
  links: [
    httpBatchLink({
      url: `${process.env['ESPALIER_URL']}/trpc`,
      headers: { authorization: `Bearer ${process.env['ESPALIER_API_KEY']}` },
    }),
  ],
});

function same(what: string, actual: unknown, expected: unknown): void {
  const a = JSON.stringify(actual);
  const e = JSON.stringify(expected);
  if (a !== e) throw new Error(`${what}: ${a} (expected: ${e})`);
  console.log(`ok ${what}`);
}

async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'none';
  } catch (error) {
    if (error instanceof TRPCClientError) return String(error.data?.code);
    throw error;
  }
}

const DAY = 24 * 60 * 60 * 1000;
const contact = await trpc.contacts.create.mutate({ email: 'ada@example.com' });
const made = await trpc.sequences.create.mutate({
  contactId: contact.id,
  emails: [
    { subject: 'Your valuation', html: '<p>Hello {{ contact.email }}</p>', delay: '1d' },
    { subject: 'Any questions?', html: '<p>Ask us.</p>' },
    { subject: 'Last word', html: '<p>Bye.</p>', text: 'Bye.' },
  ],
});
same('create makes a draft for one contact', [made.status, made.contactId], ['draft', contact.id]);

const drafts = await trpc.sequences.list.query({ status: 'draft' });
same('list is a bare array', drafts.map((one) => one.id), [made.id]);

const draft = await trpc.sequences.get.query({ sequenceId: made.id });
same('get has the emails', draft.emails.map((email) => email.subject), [
  'Your valuation',
  'Any questions?',
  'Last word',
]);
const [first, second, third] = draft.emails;
if (!first || !second || !third) throw new Error('three emails are expected');

const approved = await trpc.sequences.approveEmail.mutate({ emailId: first.id });
same('approveEmail answers the email', [approved.id, approved.status], [first.id, 'approved']);

const waiting = await trpc.sequences.regenerateEmail.mutate({
  emailId: second.id,
  instruction: 'shorter',
});
same('regenerateEmail returns at once', [waiting.generation, waiting.status], ['running', 'draft']);
same(
  'approveSequence is refused meanwhile',
  await refusal(trpc.sequences.approveSequence.mutate({ sequenceId: made.id })),
  'BAD_REQUEST',
);

const edited = await trpc.sequences.editEmail.mutate({ emailId: second.id, subject: 'Questions?' });
same('an edit ends it', [edited.generation, edited.subject], ['idle', 'Questions?']);
same(
  'who read another text is told',
  await refusal(
    trpc.sequences.approveEmail.mutate({ emailId: second.id, fingerprint: `${second.fingerprint}` }),
  ),
  'CONFLICT',
);

const sentBack = await trpc.sequences.rejectEmail.mutate({ emailId: third.id, instruction: 'warmer' });
same('rejectEmail keeps the word', sentBack.instruction, 'warmer');

const read = await trpc.sequences.get.query({ sequenceId: made.id });
const active = await trpc.sequences.approveSequence.mutate({
  sequenceId: made.id,
  fingerprint: read.fingerprint,
});
same('approveSequence sets it going', active.status, 'active');

const scheduledAt = new Date(Date.now() + 3 * DAY);
const moved = await trpc.sequences.rescheduleEmail.mutate({ emailId: first.id, scheduledAt });
same('rescheduleEmail takes a Date', moved.scheduledAt, scheduledAt.toISOString());
same(
  'a time that is past is refused',
  await refusal(
    trpc.sequences.rescheduleEmail.mutate({ emailId: first.id, scheduledAt: new Date(0) }),
  ),
  'BAD_REQUEST',
);
same(
  'so is one before the email before it',
  await refusal(
    trpc.sequences.rescheduleEmail.mutate({
      emailId: second.id,
      scheduledAt: new Date(Date.now() + DAY),
    }),
  ),
  'BAD_REQUEST',
);

same('pause', (await trpc.sequences.pause.mutate({ sequenceId: made.id })).status, 'paused');
same('resume', (await trpc.sequences.resume.mutate({ sequenceId: made.id })).status, 'active');

// The document's own snippet.
const stats = await trpc.sequences.stats.query();
same('stats', stats, { draft: 0, active: 1, completed: 0, paused: 0 });

same('cancel', (await trpc.sequences.cancel.mutate({ sequenceId: made.id })).status, 'cancelled');
same(
  'it is for ever',
  await refusal(trpc.sequences.resume.mutate({ sequenceId: made.id })),
  'PRECONDITION_FAILED',
);
same(
  'another id is not found',
  await refusal(trpc.sequences.get.query({ sequenceId: 'seq_nobody' })),
  'NOT_FOUND',
);

const audit = await trpc.sequences.audit.query({ sequenceId: made.id });
same('the audit knows all', audit.data.map((one) => one.action).reverse(), [
  'sequence.created',
  'email.approved',
  'email.regenerating',
  'email.edited',
  'email.rejected',
  'email.approved',
  'email.approved',
  'sequence.approved',
  'email.rescheduled',
  'sequence.paused',
  'sequence.resumed',
  'sequence.cancelled',
]);
console.log('done');
