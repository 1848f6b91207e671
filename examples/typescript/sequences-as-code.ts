// Sequences kept in a repository as TypeScript: the compiler knows every step, and running this
// again changes only what has changed.
import { Espalier, EspalierError, type Definition } from '@espalier/sdk';

const espalier = new Espalier();

const trial = {
  triggers: [{ event: 'trial_started' }],
  steps: [
    { type: 'email', key: 'hello', subject: 'Your trial has begun', body: 'You have **14 days**.' },
    { type: 'wait', event: 'project_created', timeout: '3d', then: [], else: nudge('project') },
    { type: 'delay', until: { time: '09:00', days: ['mon-fri'] } },
    {
      type: 'condition',
      if: { property: 'contact.properties.plan', operator: 'in', value: ['team', 'business'] },
      then: [{ type: 'exit', reason: 'became a customer' }],
    },
    { type: 'email', key: 'last', subject: 'Two days left', body: 'Choose a plan to keep your work.' },
  ],
  exitConditions: [{ event: 'subscribed' }],
  schedule: { from: '08:00', to: '18:00', days: ['mon-fri'] },
} satisfies Definition;

function nudge(about: string): Definition['steps'] {
  return [{ type: 'email', key: `nudge-${about}`, subject: `Your first ${about}`, body: `It takes a minute to make a ${about}.` }];
}

const all: Record<string, { name: string; definition: Definition }> = {
  seq_trial: { name: 'Trial', definition: trial },
};

for (const [id, { name, definition }] of Object.entries(all)) {
  try {
    // Those inside go on at the step with the same key; new texts wait for a person.
    const put = await espalier.sequences.put(id, { name, definition, people: 'migrate' });
    console.log(`${id}: ${put.status}, ${put.pendingVersion === null ? 'nothing to approve' : `version ${put.pendingVersion} to approve`}`);
  } catch (error) {
    if (!(error instanceof EspalierError)) throw error;
    console.error(`${id}: ${error.message}`);
    for (const issue of error.issues) console.error(`  ${issue.path}: ${issue.message}`);
    process.exitCode = 1;
  }
}
