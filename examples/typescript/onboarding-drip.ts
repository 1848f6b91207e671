// An onboarding drip: whoever signs up is welcomed, and hears more two days later.
import { Espalier, EspalierError } from '@espalier/sdk';

// By ESPALIER_URL and ESPALIER_API_KEY of the environment.
const espalier = new Espalier();

await espalier.templates.put('tmpl_welcome', {
  name: 'Welcome',
  subject: "Welcome, {{ contact.properties.firstName | default: 'there' }}",
  markdown: 'Good to have you here.',
});
await espalier.templates.put('tmpl_getting_started', {
  name: 'Getting started',
  subject: 'Three things to try first',
  markdown: '1. Write a template.\n2. Put it into a sequence.\n3. Approve it.',
});

try {
  await espalier.sequences.create({
    id: 'seq_onboarding',
    name: 'Onboarding Drip',
    definition: JSON.stringify({
      steps: [
        { type: 'email', templateId: 'tmpl_welcome', delay: '0d' },
        { type: 'delay', duration: '2d' },
        { type: 'email', templateId: 'tmpl_getting_started', delay: '0d' },
      ],
    }),
    triggers: [{ type: 'event', eventName: 'signed_up' }],
  });
} catch (error) {
  // The second time it is there already.
  if (!(error instanceof EspalierError && error.code === 'CONFLICT')) throw error;
}

// What would one contact get, and when?
const ada = await espalier.contacts.upsert({ email: 'ada@example.com', properties: { firstName: 'Ada' } });
const run = await espalier.sequences.dryRun('seq_onboarding', ada.id);
for (const step of run.steps) {
  console.log(`${step.at} ${step.type} ${step.subject ?? ''}`);
}

// A person read it: from now on, events enrol.
await espalier.sequences.approve('seq_onboarding');
await espalier.events.track({ name: 'signed_up', contactId: ada.id });

// The engine goes its own way; look until the first email is out.
const patience = AbortSignal.timeout(20_000);
let first: string | undefined;
while (first === undefined) {
  const { data } = await espalier.sequences.getSends('seq_onboarding', { status: 'sent' }, { signal: patience }).page();
  first = data[0]?.templateId ?? undefined;
}
console.log(`sent ${first}`);
const status = await espalier.sequences.getStatus('seq_onboarding');
console.log(`${status.activeEnrolments} of ${status.totalEnrolled} on their way`);
