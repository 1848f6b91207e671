// What is asked again, and what is not, by a server that fails on purpose.
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { Espalier, EspalierError } from '../dist/esm/index.js';
import { failure, json, refused, serving } from './server.mjs';

const contact = { id: 'con_1', email: 'ada@example.com' };

function client(server, options = {}) {
  return new Espalier({ apiKey: 'esp_test', baseUrl: server.url, ...options });
}

for (const status of [429, 502, 503, 504]) {
  test(`a read is asked again after ${status}, with a pause between`, async (t) => {
    const server = await serving(t, (_, response, count) =>
      count < 3 ? refused(response, status, 'UNAVAILABLE') : json(response, 200, contact),
    );
    const waits = [];

    const got = await client(server, { logger: (entry) => entry.type === 'failure' && waits.push(entry.retryIn) }).contacts.get('con_1');

    assert.deepEqual(got, contact);
    assert.equal(server.requests.length, 3);
    assert.ok(waits[0] >= 100 && waits[0] <= 200, `first pause ${waits[0]}`);
    assert.ok(waits[1] >= 200 && waits[1] <= 400, `second pause ${waits[1]}`);
  });
}

test('a write carries an Idempotency-Key of its own, the same in every attempt', async (t) => {
  const server = await serving(t, (_, response, count) =>
    count === 1 ? refused(response, 503, 'UNAVAILABLE') : json(response, 201, contact),
  );

  await client(server).contacts.create({ email: 'ada@example.com' });
  await client(server).contacts.create({ email: 'bob@example.com' });

  const keys = server.requests.map((request) => request.headers['idempotency-key']);
  assert.match(keys[0], /^[0-9a-f]{32}$/);
  assert.equal(keys[1], keys[0]);
  assert.notEqual(keys[2], keys[0]);
});

test("the caller's own key is used instead", async (t) => {
  const server = await serving(t, (_, response) => json(response, 201, contact));

  await client(server).contacts.create({ email: 'ada@example.com' }, { idempotencyKey: 'signup-17' });

  assert.equal(server.requests[0].headers['idempotency-key'], 'signup-17');
});

test('an event has one id in every attempt instead of a key, and each event its own', async (t) => {
  const server = await serving(t, (_, response, count) =>
    count === 1 ? refused(response, 503, 'UNAVAILABLE') : count === 2 ? response.destroy() : json(response, 201, {}),
  );
  const event = Object.freeze({ name: 'signed_up', contactId: 'con_1' });

  await client(server).events.track(event);
  await client(server).events.track(event);
  await client(server).events.track({ ...event, id: 'order-17' });

  const ids = server.requests.map((request) => JSON.parse(request.text).id);
  assert.match(ids[0], /^evt_[0-9a-f]{32}$/);
  assert.deepEqual(ids.slice(1, 3), [ids[0], ids[0]]);
  assert.notEqual(ids[3], ids[0]);
  assert.equal(ids[4], 'order-17');
  assert.deepEqual(new Set(server.requests.map((request) => request.headers['idempotency-key'])), new Set([undefined]));
});

test("an event under the caller's own key is sent as it is", async (t) => {
  const server = await serving(t, (_, response) => json(response, 201, {}));

  await client(server).events.track({ name: 'signed_up', contactId: 'con_1' }, { idempotencyKey: 'signup-17' });

  assert.equal(server.requests[0].headers['idempotency-key'], 'signup-17');
  assert.deepEqual(JSON.parse(server.requests[0].text), { name: 'signed_up', contactId: 'con_1' });
});

test('a connection that breaks off in the middle is asked again, also for a write', async (t) => {
  const server = await serving(t, (_, response, count) => {
    if (count > 1) return json(response, 201, contact);
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': 500 });
    response.write('{"id": "con');
    setImmediate(() => response.destroy());
  });

  assert.deepEqual(await client(server).contacts.create({ email: 'ada@example.com' }), contact);
  assert.equal(server.requests.length, 2);
});

test('a key is made once at most: its answer is a secret that no server keeps', async (t) => {
  const server = await serving(t, (_, response) => response.destroy());

  const error = await failure(client(server).keys.create({ name: 'reports' }));

  assert.equal(error.code, 'UNREACHABLE');
  assert.equal(server.requests.length, 1);
  assert.equal(server.requests[0].headers['idempotency-key'], undefined);
});

for (const status of [400, 401, 403, 404, 409, 412, 413, 500]) {
  test(`${status} is an answer and is not asked again`, async (t) => {
    const server = await serving(t, (_, response) => refused(response, status, 'SOME_CODE', 'the reason'));

    const error = await failure(client(server).contacts.get('con_1'));

    assert.ok(error instanceof EspalierError);
    assert.deepEqual([error.code, error.message, error.statusCode], ['SOME_CODE', 'the reason', status]);
    assert.equal(server.requests.length, 1);
  });
}

test('after a lost answer, a change that is still being made is waited for', async (t) => {
  const running = 'a request with this Idempotency-Key is still running';
  const server = await serving(t, (_, response, count) => {
    if (count === 1) return response.destroy();
    return count === 2 ? refused(response, 409, 'CONFLICT', running) : json(response, 201, contact);
  });

  assert.deepEqual(await client(server).contacts.create({ email: 'ada@example.com' }), contact);
  assert.equal(server.requests.length, 3);
});

test('Retry-After is heeded', async (t) => {
  const server = await serving(t, (_, response, count) =>
    count === 1 ? refused(response, 429, 'RATE_LIMITED', 'slower', { 'retry-after': '1' }) : json(response, 200, contact),
  );
  const begun = Date.now();

  await client(server).contacts.get('con_1');

  assert.ok(Date.now() - begun >= 1000);
});

test('who is to come back after minutes is told so instead of waiting', async (t) => {
  const server = await serving(t, (_, response) => refused(response, 429, 'RATE_LIMITED', 'later', { 'retry-after': '600' }));

  const error = await failure(client(server).contacts.get('con_1'));

  assert.deepEqual([error.code, error.retryAfter], ['RATE_LIMITED', 600]);
  assert.equal(server.requests.length, 1);
});

test('retries end, and can be switched off', async (t) => {
  const server = await serving(t, (_, response) => refused(response, 503, 'UNAVAILABLE', 'away'));

  assert.equal((await failure(client(server, { retries: 1 }).contacts.get('con_1'))).statusCode, 503);
  assert.equal(server.requests.length, 2);
  await failure(client(server).contacts.get('con_1', { retries: 0 }));
  assert.equal(server.requests.length, 3);
});

test('no answer in time is an error that says how long was waited', async (t) => {
  const server = await serving(t, () => {});

  const error = await failure(client(server, { timeout: 50, retries: 1 }).contacts.get('con_1'));

  assert.equal(error.code, 'TIMEOUT');
  assert.match(error.message, /GET http.*\/api\/contacts\/con_1: no answer within 50 ms/);
  assert.equal(server.requests.length, 2);
});

test('a file has no limit of time but its own, and is not brought in again after that', async (t) => {
  const slow = await serving(t, async (_, response) => {
    await new Promise((later) => setTimeout(later, 200));
    json(response, 200, {});
  });
  await client(slow, { timeout: 50, retries: 0 }).contacts.importCsv('email\nbob@example.com\n');

  const silent = await serving(t, () => {});
  const upload = client(silent, { retries: 2 }).contacts.importCsv('email\nbob@example.com\n', { timeout: 500 });

  assert.equal((await failure(upload)).code, 'TIMEOUT');
  assert.equal(silent.requests.length, 1);
});

test('an answer that stands still half-way runs out of time too', async (t) => {
  const server = await serving(t, (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"id":');
  });

  assert.equal((await failure(client(server, { timeout: 50, retries: 0 }).contacts.get('con_1'))).code, 'TIMEOUT');
});

test('a signal cancels a call that waits for its answer, with its own reason', async (t) => {
  const giveUp = new AbortController();
  const reason = new Error('the page was left');
  const server = await serving(t, () => giveUp.abort(reason));

  const begun = Date.now();

  assert.equal(await failure(client(server).contacts.get('con_1', { signal: giveUp.signal })), reason);
  assert.ok(Date.now() - begun < 10_000, 'long before its time was over');
  assert.equal(server.requests.length, 1);
});

test('a signal cancels the pause between two attempts', async (t) => {
  const giveUp = new AbortController();
  const server = await serving(t, (_, response) => refused(response, 503, 'UNAVAILABLE', 'away', { 'retry-after': '30' }));
  const logger = (entry) => entry.type === 'failure' && setImmediate(() => giveUp.abort());

  const error = await failure(client(server, { logger }).contacts.get('con_1', { signal: giveUp.signal }));

  assert.equal(error.name, 'AbortError');
  assert.equal(server.requests.length, 1);
});

test('a signal that has been given asks nothing', async (t) => {
  const server = await serving(t, (_, response) => json(response, 200, contact));

  assert.equal((await failure(client(server).contacts.get('con_1', { signal: AbortSignal.abort() }))).name, 'AbortError');
  assert.equal(server.requests.length, 0);
});

test('a server that is restarting is waited for, whatever the call', async (t) => {
  const free = await new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
  const seen = [];

  const error = await failure(
    new Espalier({
      apiKey: 'esp_test',
      baseUrl: `http://127.0.0.1:${free}`,
      retries: 1,
      logger: (entry) => seen.push(entry.type),
    }).keys.create({ name: 'reports' }),
  );

  assert.equal(error.code, 'UNREACHABLE');
  assert.match(error.message, /ECONNREFUSED.*look at baseUrl/);
  assert.deepEqual(seen, ['request', 'failure', 'request', 'failure']);
});

test('a stream is sent once; text and bytes again', async (t) => {
  const server = await serving(t, (_, response) => refused(response, 503, 'UNAVAILABLE'));
  const stream = new Blob(['email\nada@example.com\n']).stream();

  const error = await failure(client(server, { retries: 1 }).contacts.importCsv(stream));
  assert.equal(error.statusCode, 503);
  assert.equal(server.requests.length, 1);
  assert.equal(server.requests[0].text, 'email\nada@example.com\n');
  await failure(client(server, { retries: 1 }).contacts.importCsv('email\nbob@example.com\n'));
  assert.equal(server.requests.length, 3);
  assert.equal(server.requests[2].text, 'email\nbob@example.com\n');
});

test('an option of a call that cannot be meant is refused before anything is sent', async (t) => {
  const server = await serving(t, (_, response) => refused(response, 503, 'UNAVAILABLE'));
  const wrong = [
    [{ retries: Number.NaN }, 'retries: NaN (expected: a number from 0)'],
    [{ retries: '3' }, 'retries: 3 (expected: a number from 0)'],
    [{ timeout: -1 }, 'timeout: -1 (expected: a number from 0)'],
    [{ idempotencyKey: 'zwölf\n' }, 'idempotencyKey: "zwölf\n" (expected: 1..255 visible ASCII characters)'],
    [{ idempotencyKey: '' }, 'idempotencyKey: "" (expected: 1..255 visible ASCII characters)'],
  ];

  for (const [options, message] of wrong) {
    const error = await failure(client(server).contacts.create({ email: 'ada@example.com' }, options));
    assert.deepEqual([error.code, error.message], ['VALIDATION_ERROR', message]);
  }
  assert.equal(server.requests.length, 0);
  assert.throws(() => client(server, { userAgent: 'shop\r\nx: y' }), /^EspalierError: userAgent: .* \(expected: 0\.\.200/s);
});

test('a time longer than any timer is no time at all', async (t) => {
  const server = await serving(t, (_, response) => setTimeout(() => json(response, 200, contact), 50));

  assert.deepEqual(await client(server, { timeout: 30 * 24 * 3600 * 1000, retries: 0 }).contacts.get('con_1'), contact);
});
