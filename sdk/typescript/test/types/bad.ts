// Every marked line is an error.
import { Espalier, type Definition } from '@espalier/sdk';

const espalier = new Espalier();

// @ts-expect-error an option that is none
new Espalier({ token: 'esp_x' });
// @ts-expect-error no id
void espalier.sequences.get();
// @ts-expect-error a status that is none
espalier.sequences.list({ status: 'running' });
// @ts-expect-error a field that is none
void espalier.contacts.create({ email: 'ada@example.com', mail: 'x' });
// @ts-expect-error no email
void espalier.contacts.create({ timezone: 'Europe/London' });
// @ts-expect-error no such verdict
void espalier.sends.resolve('snd_1', 'maybe');
// @ts-expect-error no such method
void espalier.sequences.launch('a');
// @ts-expect-error a list is no promise of a list
void espalier.sends.list().then();
// @ts-expect-error a trigger without an event
void espalier.sequences.update('a', { triggers: [{ type: 'event' }] });
// @ts-expect-error no such step
export const step: Definition = { steps: [{ type: 'mail', templateId: 'x' }] };
// @ts-expect-error a wait must end
export const wait: Definition = { steps: [{ type: 'wait', event: 'ordered' }] };
// @ts-expect-error an email without a text
export const email: Definition = { steps: [{ type: 'email', key: 'x' }] };
// @ts-expect-error no such operator
export const operator: Definition = { steps: [{ type: 'condition', if: { property: 'contact.email', operator: 'equal', value: 'x' } }] };
// @ts-expect-error no such weekday
export const day: Definition = { steps: [], schedule: { days: ['monday'] } };
