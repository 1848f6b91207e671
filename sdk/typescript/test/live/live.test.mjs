// Against a real server, at ESPALIER_URL with ESPALIER_API_KEY; passed over without one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Espalier } from '../../dist/esm/index.js';
import { failure } from '../server.mjs';

const skip = process.env.ESPALIER_URL === undefined && 'there is no server';
const espalier = skip ? undefined : new Espalier();

test('every form of step that the types know is taken by the server', { skip }, async () => {
  await espalier.templates.put('tmpl_live', { name: 'Live', subject: 'Live', markdown: 'Live.' });
  const definition = {
    steps: [
      { type: 'email', key: 'welcome', templateId: 'tmpl_live', delay: '0d' },
      { type: 'delay', duration: '1d12h' },
      { type: 'delay', until: { time: '09:00', days: ['mon-fri', 'sun'] } },
      {
        type: 'condition',
        if: {
          any: [
            { email: 'welcome', did: 'opened' },
            { not: { property: 'contact.properties.plan', operator: 'in', value: ['free', 'trial'] } },
            { all: [{ property: 'contact.properties.age', operator: 'gte', value: 18 }, { property: 'contact.email', operator: 'exists' }] },
            { 'contact.properties.country': 'GB' },
          ],
        },
        then: [{ type: 'email', key: 'inside', subject: 'Hello', preheader: 'Hello', body: 'Hello.', text: 'Hello.' }],
        else: 'continue',
      },
      {
        type: 'wait',
        event: 'order_placed',
        conditions: { property: 'event.amount', operator: 'gt', value: 20 },
        timeout: '3d',
        then: [{ type: 'exit', reason: 'ordered' }],
      },
      { type: 'email', key: 'asks', subject: 'How is it?', body: '<p>How is it?</p>' },
    ],
    triggers: [{ type: 'event', eventName: 'live_a' }, { event: 'live_b', conditions: { property: 'event.source', value: 'web' } }],
    exitConditions: ['left', { event: 'purchased' }, { if: { property: 'contact.properties.plan', value: 'pro' } }, { email: 'any', did: 'replied' }],
    schedule: { from: '09:00', to: '17:00', days: ['mon-fri'], zone: 'Europe/London', holidays: 'GB' },
    reentry: 'after-exit',
  };

  const created = await espalier.sequences.put('seq_live', { name: 'Live', definition });

  assert.equal(created.status, 'draft');
  assert.deepEqual(JSON.parse(created.definition), definition);
  assert.equal((await espalier.sequences.getEmails('seq_live').toArray()).length, 3);
});

test('what stands in a path comes back whole: slashes, signs, letters of any language', { skip }, async () => {
  for (const email of ['a/b@example.com', 'o?x#y%2f+1@example.com', 'ä漢字@example.com']) {
    await espalier.suppressions.add({ email });

    assert.equal((await espalier.suppressions.get(email)).email, email);
    await espalier.suppressions.remove(email);
  }
  for (const id of ['con/ä 漢字?#😀%2F', '...', 'a//b', '%']) {
    const error = await failure(espalier.contacts.get(id));

    assert.deepEqual([error.code, error.message], ['NOT_FOUND', `no contact "${id}"`]);
  }
});

test('a key without the scope is told which one it needs', { skip }, async () => {
  const { rawKey, keyId } = await espalier.keys.create({ name: 'live', scopes: ['read'] });
  const reader = new Espalier({ apiKey: rawKey });

  await reader.workspace.get();
  const error = await failure(reader.contacts.create({ email: 'never@example.com' }));
  await espalier.keys.revoke(keyId);

  assert.deepEqual([error.code, error.statusCode], ['FORBIDDEN', 403]);
  assert.match(error.message, /contacts\.create needs the scope full/);
  assert.match(error.requestId, /^[0-9a-f]{16}$/);
  assert.equal((await failure(reader.workspace.get())).code, 'UNAUTHORISED');
});

test('a cursor of another list is refused', { skip }, async () => {
  for (const n of [1, 2]) await espalier.contacts.upsert({ email: `cursor${n}@example.com` });
  const { nextCursor } = await espalier.contacts.list({ limit: 1 }).page();

  const error = await failure(espalier.sends.list({ cursor: nextCursor }).page());

  assert.deepEqual([error.code, error.issues[0].path], ['VALIDATION_ERROR', 'cursor']);
});

test('a change whose answer is lost is made once, and answered', { skip }, async () => {
  let calls = 0;
  const losing = async (url, init) => {
    const response = await fetch(url, init);
    await response.arrayBuffer();
    if (++calls === 1) throw new TypeError('fetch failed', { cause: Object.assign(new Error('gone'), { code: 'ECONNRESET' }) });
    return fetch(url, init);
  };

  const created = await new Espalier({ fetch: losing }).contacts.create({ email: 'once@example.com' });

  assert.equal(created.email, 'once@example.com');
  assert.equal(calls, 2);
});

test('an event whose answer is lost counts once', { skip }, async () => {
  const { id: contactId } = await espalier.contacts.create({ email: 'event@example.com' });
  let calls = 0;
  const losing = async (url, init) => {
    const response = await fetch(url, init);
    await response.clone().arrayBuffer();
    if (++calls === 1) throw new TypeError('fetch failed', { cause: Object.assign(new Error('gone'), { code: 'ECONNRESET' }) });
    return response;
  };

  const event = await new Espalier({ fetch: losing }).events.track({ name: 'live_once', contactId });

  const told = (await espalier.contacts.getTimeline(contactId).toArray()).filter((entry) => entry.type === 'event');
  assert.equal(calls, 2);
  assert.equal(told.length, 1);
  assert.match(event.id, /^evt_/);
});

test('a contact that is gone is null by its address, and a file comes in', { skip }, async () => {
  assert.equal(await espalier.contacts.getByEmail('nobody@example.com'), null);

  const report = await espalier.contacts.importCsv('email,firstName\ncsv@example.com,Cleo\nnobody,No\n');

  assert.deepEqual([report.created, report.refused], [1, 1]);
  assert.equal((await espalier.contacts.getByEmail('CSV@example.com')).properties.firstName, 'Cleo');
});
