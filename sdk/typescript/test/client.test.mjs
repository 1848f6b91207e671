// Lists, headers, logs, both kinds of module.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import * as esm from '../dist/esm/index.js';
import { failure, json, refused, serving } from './server.mjs';

const { Espalier } = esm;

function client(server, options = {}) {
  return new Espalier({ apiKey: 'esp_test', baseUrl: server.url, ...options });
}

/** Five sends in pages of two. */
function threePages(request, response) {
  const url = new URL(request.url, 'http://x');
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const data = [0, 1, 2, 3, 4].slice(from, from + 2).map((n) => ({ id: `snd_${n}` }));
  json(response, 200, { data, nextCursor: from + 2 < 5 ? String(from + 2) : null });
}

async function ids(list) {
  const all = [];
  for await (const one of list) all.push(one.id);
  return all;
}

test('a list asks nothing before it is gone through, then page after page', async (t) => {
  const server = await serving(t, threePages);
  const list = client(server).sends.list({ status: 'sent' });
  assert.equal(server.requests.length, 0);

  assert.deepEqual(await ids(list), ['snd_0', 'snd_1', 'snd_2', 'snd_3', 'snd_4']);
  assert.deepEqual(
    server.requests.map((request) => request.url),
    ['/api/sends?limit=100&status=sent', '/api/sends?limit=100&status=sent&cursor=2', '/api/sends?limit=100&status=sent&cursor=4'],
  );
  assert.deepEqual(await ids(list), ['snd_0', 'snd_1', 'snd_2', 'snd_3', 'snd_4']);
  assert.equal(server.requests.length, 6);
});

test('who leaves a list early asks for no more', async (t) => {
  const server = await serving(t, threePages);

  for await (const send of client(server).sends.list()) {
    if (send.id === 'snd_1') break;
  }

  assert.equal(server.requests.length, 1);
});

test('a list can be had by pages, from a cursor, or whole', async (t) => {
  const server = await serving(t, threePages);
  const { sends } = client(server);

  const sizes = [];
  for await (const page of sends.list().pages()) sizes.push(page.data.length);
  assert.deepEqual(sizes, [2, 2, 1]);

  const first = await sends.list({ limit: 2 }).page();
  assert.equal(first.nextCursor, '2');
  assert.equal(server.requests.at(-1).url, '/api/sends?limit=2');
  assert.deepEqual(await ids(sends.list({ cursor: first.nextCursor, limit: 2 })), ['snd_2', 'snd_3', 'snd_4']);
  assert.equal((await sends.list().toArray()).length, 5);
});

test('a cursor that leads nowhere does not turn for ever', async (t) => {
  const server = await serving(t, (_, response) => json(response, 200, { data: [], nextCursor: 'again' }));

  const error = await failure(client(server).sends.list().toArray());

  assert.equal(error.code, 'NOT_ESPALIER');
  assert.equal(server.requests.length, 2);
});

test('a fault in the middle of a list rises where it is read', async (t) => {
  const server = await serving(t, (request, response, count) =>
    count === 1 ? threePages(request, response) : refused(response, 400, 'VALIDATION_ERROR', 'cursor: "2" (expected: one of this list)'),
  );
  const seen = [];

  const error = await failure((async () => {
    for await (const send of client(server).sends.list()) seen.push(send.id);
  })());

  assert.deepEqual(seen, ['snd_0', 'snd_1']);
  assert.equal(error.code, 'VALIDATION_ERROR');
});

test('requests say who asks, with the key in its header alone', async (t) => {
  const server = await serving(t, (_, response) => json(response, 200, {}));

  await client(server, { userAgent: 'shop/2.1' }).workspace.get();

  const [{ headers, url }] = server.requests;
  assert.equal(headers.authorization, 'Bearer esp_test');
  assert.match(headers['user-agent'], /^shop\/2\.1 espalier-sdk-typescript\/0\.1\.0 node\/\d+/);
  assert.ok(!url.includes('esp_'));
});

test('the log has every step and no secret, and one that throws breaks nothing', async (t) => {
  const server = await serving(t, (_, response, count) =>
    count === 1
      ? refused(response, 503, 'UNAVAILABLE', 'away', { 'x-request-id': 'req-1' })
      : json(response, 201, { id: 'con_1' }, { 'x-request-id': 'req-2' }),
  );
  const entries = [];
  const logger = (entry) => {
    entries.push(entry);
    throw new Error('a broken log');
  };

  await client(server, { logger }).contacts.create({ email: 'secret@example.com' });

  assert.deepEqual(
    entries.map((entry) => [entry.type, entry.attempt, entry.status, entry.requestId]),
    [
      ['request', 1, undefined, undefined],
      ['response', 1, 503, 'req-1'],
      ['failure', 1, undefined, undefined],
      ['request', 2, undefined, undefined],
      ['response', 2, 201, 'req-2'],
    ],
  );
  assert.equal(entries[2].error.requestId, 'req-1');
  assert.ok(entries[2].retryIn > 0);
  assert.ok(!JSON.stringify(entries).includes('esp_test') && !JSON.stringify(entries).includes('secret@'));
});

test('a fetch of the caller is used', async () => {
  const seen = [];
  const fetch = async (url, init) => {
    seen.push([init.method, url]);
    return new Response('{"status":"up"}', { headers: { 'content-type': 'application/json' } });
  };

  const health = await new Espalier({ apiKey: 'esp_test', baseUrl: 'https://mail.example.com', fetch }).service.health();

  assert.deepEqual(health, { status: 'up' });
  assert.deepEqual(seen, [['GET', 'https://mail.example.com/api/health']]);
});

test('dates go out as text, and a definition as the text of its object', async (t) => {
  const server = await serving(t, (_, response) => json(response, 200, {}));
  const definition = { steps: [{ type: 'email', templateId: 'tmpl_welcome' }] };

  await client(server).sequences.create({ id: 'a', name: 'A', definition });
  await client(server).emails.reschedule('eml_1', new Date(0));

  assert.equal(JSON.parse(server.requests[0].text).definition, JSON.stringify(definition));
  assert.deepEqual(JSON.parse(server.requests[1].text), { scheduledAt: '1970-01-01T00:00:00.000Z' });
});

test('what was stopped while emails are in flight says how many', async (t) => {
  const server = await serving(t, (_, response, count) =>
    count === 1 ? json(response, 202, { inFlight: 2 }) : response.writeHead(204).end(),
  );

  assert.deepEqual(await client(server).sequences.delete('a'), { inFlight: 2 });
  assert.equal(await client(server).sequences.delete('a'), undefined);
});

test('a contact is found by its address, or is null', async (t) => {
  const server = await serving(t, (_, response, count) =>
    json(response, 200, { data: count === 1 ? [{ id: 'con_1' }] : [], nextCursor: null }),
  );

  assert.deepEqual(await client(server).contacts.getByEmail('ada+1@example.com'), { id: 'con_1' });
  assert.equal(server.requests[0].url, '/api/contacts?limit=1&email=ada%2B1%40example.com');
  assert.equal(await client(server).contacts.getByEmail('zoe@example.com'), null);
});

test('in a browser it needs nothing of Node.js, and leaves the user agent to the browser', () => {
  const program = `
    const { stdout } = process;
    for (const name of ['process', 'Buffer', 'global', 'setImmediate']) delete globalThis[name];
    const { Espalier } = await import('./dist/esm/index.js');
    let headers;
    const fetch = async (url, init) => {
      headers = init.headers;
      return { status: 200, headers: new Map([['content-type', 'application/json']]), text: async () => '{}' };
    };
    await new Espalier({ apiKey: 'esp_test', userAgent: 'shop/1', fetch }).contacts.create({ email: 'ada@example.com' });
    stdout.write(Object.keys(headers).sort().join(' '));
  `;

  const sent = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
  });

  assert.equal(sent, 'accept authorization content-type idempotency-key');
});

test('CommonJS has the same', () => {
  const cjs = createRequire(import.meta.url)('../dist/cjs/index.js');

  assert.deepEqual(Object.keys(cjs).sort(), Object.keys(esm).sort());
  assert.ok(new cjs.Espalier({ apiKey: 'esp_test' }).sequences);
  assert.equal(cjs.default, cjs.Espalier);
});
