// Three emails for one person, reviewed before they go: over tRPC, with the unmodified client.
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client';
import type { AppRouter } from '@espalier/router';

const trpc = createTRPCClient<AppRouter>({
  links: [
    httpBatchLink({
      url: `${process.env['ESPALIER_URL'] ?? 'http://127.0.0.1:8080'}/trpc`,
      headers: { authorization: `Bearer ${process.env['ESPALIER_API_KEY']}` },
    }),
  ],
});

const contact = await trpc.contacts.upsert.mutate({
  email: 'grace@example.com',
  properties: { firstName: 'Grace' },
});
const { id: sequenceId } = await trpc.sequences.create.mutate({
  contactId: contact.id,
  emails: [
    { subject: 'Your valuation', markdown: 'Hello {{ contact.properties.firstName }}, here it is.' },
    { subject: 'Any questions?', markdown: 'Just reply.', delay: '3d' },
    { subject: 'One last thing', markdown: 'We keep it for you for a year.', delay: '4d' },
  ],
});

// What waits for a person?
const drafts = await trpc.sequences.list.query({ status: 'draft' });
console.log(`${drafts.length} to review`);
const draft = await trpc.sequences.get.query({ sequenceId });
const [first, second, third] = draft.emails;
if (!first || !second || !third) throw new Error('three emails are expected');

// The first is fine as it was read: the fingerprint makes sure that it is that text.
await trpc.sequences.approveEmail.mutate({ emailId: first.id, fingerprint: first.fingerprint });
// The second gets another subject, the third another time.
await trpc.sequences.editEmail.mutate({ emailId: second.id, subject: 'Do you have questions?' });
const inAMonth = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000);
await trpc.sequences.rescheduleEmail.mutate({ emailId: third.id, scheduledAt: inAMonth });

// Somebody else's old page cannot approve what it has not shown.
try {
  await trpc.sequences.approveEmail.mutate({ emailId: second.id, fingerprint: second.fingerprint });
} catch (error) {
  if (!(error instanceof TRPCClientError)) throw error;
  console.log(`an old text: ${error.data?.code}`);
}

const approved = await trpc.sequences.approveSequence.mutate({ sequenceId });
console.log(`the sequence is ${approved.status}`);
console.log((await trpc.sequences.emails.query({ sequenceId })).data.map((email) => email.status).join(' '));
