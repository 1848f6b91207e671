// The SDK's document: every snippet as it is written there, with `kraiter` bound to a client. What
// the document leaves to the reader (templates, the contact, the approval) stands between them.
import { Espalier } from '@espalier/sdk';

const kraiter = new Espalier();

for (const id of ['tmpl_welcome', 'tmpl_getting_started']) {
  await kraiter.templates.put(id, { name: id, subject: `About ${id}`, markdown: `Hello from ${id}.` });
}
await kraiter.contacts.create({ id: 'con_abc123', email: 'ada@example.com' });

console.log('# create');
{
  const sequence = await kraiter.sequences.create({
    id: 'seq_onboarding',
    name: 'Onboarding Drip',
    definition: JSON.stringify({
      steps: [
        { type: 'email', templateId: 'tmpl_welcome', delay: '0d' },
        { type: 'delay', duration: '2d' },
        { type: 'email', templateId: 'tmpl_getting_started', delay: '0d' },
      ],
    }),
    triggers: [
      { type: 'event', eventName: 'signed_up' },
    ],
  });
  console.log(sequence.id, sequence.status);
}

console.log('# get');
{
  const sequence = await kraiter.sequences.get('seq_onboarding');
  console.log(sequence.name, sequence.status);
}

await kraiter.sequences.approve('seq_onboarding');
await kraiter.events.track({ name: 'signed_up', contactId: 'con_abc123' });
for (;;) {
  const { data } = await kraiter.sequences.getSends('seq_onboarding', { status: 'sent' }).page();
  if (data.length > 0) break;
}

console.log('# list');
for await (const sequence of kraiter.sequences.list()) {
  console.log(sequence.id, sequence.name, sequence.status);
}

console.log('# list by status');
for await (const sequence of kraiter.sequences.list({ status: 'active' })) {
  console.log(sequence.name);
}

console.log('# list by cursor and limit');
for await (const sequence of kraiter.sequences.list({ limit: 1 })) {
  console.log(sequence.id);
}

console.log('# update');
{
  const updated = await kraiter.sequences.update('seq_onboarding', {
    name: 'Onboarding Drip v2',
  });
  console.log(updated.name);
}

console.log('# getStatus');
{
  const status = await kraiter.sequences.getStatus('seq_onboarding');
  console.log(status.status); // "active"
  console.log(status.totalEnrolled); // 1250
  console.log(status.activeEnrolments); // 340
  console.log(status.completedCount); // 910
}

console.log('# dryRun');
{
  const result = await kraiter.sequences.dryRun('seq_onboarding', 'con_abc123');
  for (const step of result.steps) {
    console.log(step.type, step.templateId, step.wouldSend);
  }
}

console.log('# getContacts');
for await (const contact of kraiter.sequences.getContacts('seq_onboarding')) {
  console.log(contact.email, contact.id);
}

console.log('# getSends');
for await (const send of kraiter.sequences.getSends('seq_onboarding')) {
  console.log(send.contactId, send.templateId, send.status);
}

console.log('# errors');
for (const call of [
  () => kraiter.sequences.create({ id: 'seq_onboarding', name: 'n', definition: '{"steps":[]}' }),
  () => kraiter.sequences.create({ id: 'seq_other', name: 'n', definition: '{"steps":[{' }),
  () => kraiter.sequences.get('seq_gone'),
  () => kraiter.sequences.update('seq_gone', { name: 'n' }),
  () => kraiter.sequences.update('seq_onboarding', { definition: '{"steps":7}' }),
  () => kraiter.sequences.delete('seq_gone'),
  () => kraiter.sequences.getStatus('seq_gone'),
  () => kraiter.sequences.dryRun('seq_onboarding', 'con_gone'),
]) {
  try {
    await call();
    console.log('none');
  } catch (error) {
    console.log((error as { code: string }).code);
  }
}

console.log('# delete');
await kraiter.sequences.delete('seq_onboarding');
console.log((await kraiter.sequences.list().toArray()).length);
