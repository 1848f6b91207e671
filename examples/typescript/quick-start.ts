// region client
import { Espalier, EspalierError } from '@espalier/sdk';

const espalier = new Espalier({
  apiKey: process.env['ESPALIER_API_KEY'],
  baseUrl: process.env['ESPALIER_URL'] ?? 'http://127.0.0.1:8080',
});
// endregion

// region template
await espalier.templates.put('tmpl_welcome', {
  name: 'Welcome',
  subject: "Welcome, {{ contact.properties.firstName | default: 'there' }}",
  markdown: 'Good to have you here.',
});
// endregion

// region create
const sequence = await espalier.sequences.put('seq_quick_start', {
  name: 'Quick start',
  definition: {
    triggers: [{ event: 'signed_up' }],
    steps: [
      { type: 'email', templateId: 'tmpl_welcome' },
      { type: 'delay', duration: '2d' },
      { type: 'email', subject: 'How is it going?', body: 'Reply to this email if you are stuck.' },
    ],
  },
});
console.log(sequence.status); // draft: nothing is sent before somebody approves it
// endregion

// region dry-run
await espalier.contacts.upsert({ email: 'ada@example.com', properties: { firstName: 'Ada' } });
const contact = await espalier.contacts.getByEmail('ada@example.com');
const { steps } = await espalier.sequences.dryRun('seq_quick_start', contact!.id);
for (const step of steps) {
  console.log(step.at, step.type, step.subject ?? '');
}
// endregion

// region approve
await espalier.sequences.approve('seq_quick_start');
// endregion

// region track
await espalier.events.track({ name: 'signed_up', email: 'ada@example.com' });
// endregion

// region sends
for await (const send of espalier.sequences.getSends('seq_quick_start')) {
  console.log(send.contactId, send.step, send.status);
}
// endregion

// region errors
try {
  await espalier.sequences.get('seq_of_nobody');
} catch (error) {
  if (!(error instanceof EspalierError)) throw error;
  console.log(error.code, error.message); // NOT_FOUND no sequence "seq_of_nobody"
}
// endregion
