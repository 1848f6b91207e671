// Asks a server through the unmodified tRPC clients, and prints one line for each check:
// "ok <name>" or "FAILED <name>: <why>". Usage: node judge.mjs <url> <key>
import assert from 'node:assert/strict';
import * as v10 from './v10/client.mjs';
import * as v11 from './v11/client.mjs';
import * as v114 from './v11.4/client.mjs';
import { EventSource } from 'eventsource';
import superjson from 'superjson';
import { cuttable } from './cuttable.mjs';

const [url, key] = process.argv.slice(2);
// Version 11.4 looks for a global one, whatever its options say.
globalThis.EventSource = EventSource;
const plain = `${url}/trpc`;
const rich = `${url}/trpc-sj`;
const headers = { authorization: `Bearer ${key}` };
const noon = '2026-05-06T12:00:00.000Z';
let failures = 0;

async function check(name, run) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('no end after 8 s')), 8000);
  });
  try {
    await Promise.race([run(), late]);
    console.log(`ok ${name}`);
  } catch (e) {
    failures++;
    console.log(`FAILED ${name}: ${String(e?.stack ?? e).replaceAll('\n', ' | ')}`);
  } finally {
    clearTimeout(timer);
  }
}

const client = (lib, link) => (lib === v10 ? lib.createTRPCProxyClient : lib.createTRPCClient)({ links: [link] });

async function refused(promise, code) {
  const e = await promise.then(
    (value) => assert.fail(`answered ${JSON.stringify(value)}`),
    (error) => error,
  );
  assert.equal(e.data?.code, code, e.message);
  return e;
}

/** What each link must do that gives one answer to each call. */
async function answers(api, id, date) {
  const tree = await api.trees.plant.mutate({ id, name: 'Oak', plantedAt: new Date(noon) });
  assert.deepEqual(tree.plantedAt, date(noon));
  assert.equal(tree.note, null);
  assert.equal((await api.trees.get.query({ id })).name, 'Oak');
  assert.ok((await api.trees.list.query()).data.length > 0);
  const [health, list, missing] = await Promise.allSettled([
    api.health.query(),
    api.trees.list.query({ limit: 1, status: undefined }),
    api.trees.get.query({ id: 'none' }),
  ]);
  assert.deepEqual(health.value, { count: 1 });
  assert.equal(list.value.data.length, 1);
  assert.equal(missing.reason.data.code, 'NOT_FOUND');
  assert.equal(missing.reason.data.httpStatus, 404);
  assert.equal(missing.reason.data.path, 'trees.get');
  const wrong = await refused(api.trees.plant.mutate({ id: '', name: 5 }), 'BAD_REQUEST');
  assert.deepEqual(wrong.data.issues.map((issue) => issue.path).sort(), ['id', 'name']);
  await refused(api.nothing.here.query(), 'NOT_FOUND');
  await refused(api.trees.plant.mutate({ id, name: 'Oak' }), 'CONFLICT');
  await api.trees.prune.mutate({ id, note: 'a' });
  await api.trees.prune.mutate({ id, note: undefined, name: 'Elm' });
  assert.equal((await api.trees.get.query({ id })).note, 'a');
  assert.equal(await api.trees.fell.mutate({ id }), undefined);
  await refused(api.trees.plant.query({ id, name: 'x' }), 'METHOD_NOT_SUPPORTED');
}

const text = (iso) => iso;
const real = (iso) => new Date(iso);
for (const [name, lib] of [['10', v10], ['11.4', v114], ['11', v11]]) {
  const wrapped = name === '10' ? {} : { transformer: superjson };
  await check(`${name} httpLink`, () => answers(client(lib, lib.httpLink({ url: plain, headers })), `l${name}`, text));
  await check(`${name} httpBatchLink`, () => answers(client(lib, lib.httpBatchLink({ url: plain, headers })), `b${name}`, text));
  if (name === '10') {
    const old = (link) => v10.createTRPCProxyClient({ transformer: superjson, links: [link] });
    await check('10 httpLink superjson', () => answers(old(v10.httpLink({ url: rich, headers })), 'ls10', real));
    await check('10 httpBatchLink superjson', () => answers(old(v10.httpBatchLink({ url: rich, headers })), 'bs10', real));
    continue;
  }
  await check(`${name} httpLink superjson`, () => answers(client(lib, lib.httpLink({ url: rich, headers, ...wrapped })), `ls${name}`, real));
  await check(`${name} httpBatchLink superjson`, () => answers(client(lib, lib.httpBatchLink({ url: rich, headers, ...wrapped })), `bs${name}`, real));
  const stream = lib.httpBatchStreamLink ?? lib.unstable_httpBatchStreamLink;
  await check(`${name} httpBatchStreamLink`, () => answers(client(lib, stream({ url: plain, headers })), `s${name}`, text));
  await check(`${name} httpBatchStreamLink superjson`, () => answers(client(lib, stream({ url: rich, headers, ...wrapped })), `ss${name}`, real));

  await check(`${name} methodOverride`, async () => {
    for (const link of [lib.httpLink, lib.httpBatchLink]) {
      const api = client(lib, link({ url: plain, headers, methodOverride: 'POST' }));
      assert.deepEqual(await api.health.query(), { count: 1 });
      await refused(api.trees.get.query({ id: 'none' }), 'NOT_FOUND');
    }
  });

  await check(`${name} arrival in the order of readiness`, async () => {
    const api = client(lib, stream({ url: plain, headers }));
    const arrived = [];
    const slow = api.hold.query({ number: 1, gate: name }).then(({ count }) => arrived.push(count));
    const quick = api.hold.query({ number: 2 }).then(({ count }) => arrived.push(count));
    await quick;
    // The slow one waits for this, so a server that collects its answers would never come back.
    await client(lib, lib.httpLink({ url: plain, headers })).open.mutate({ gate: name });
    await slow;
    assert.deepEqual(arrived, [2, 1]);
  });

  await check(`${name} no key`, async () => {
    await refused(client(lib, lib.httpBatchLink({ url: plain })).trees.list.query(), 'UNAUTHORIZED');
    await refused(client(lib, stream({ url: plain })).trees.list.query(), 'UNAUTHORIZED');
  });

  await check(`${name} dates at every kind of place`, async () => {
    for (const link of [lib.httpLink, lib.httpBatchLink, stream]) {
      const notes = await client(lib, link({ url: rich, headers, ...wrapped })).notes.query();
      assert.deepEqual(notes.byName['a.b'].at, new Date(noon));
      assert.equal(notes.byName['a.b'].text, noon);
      assert.deepEqual(notes.byName['back\\slash'].at, new Date(noon));
      assert.equal(notes.byName.none.at, null);
      assert.deepEqual(notes.times, [new Date(noon), new Date(noon)]);
      assert.deepEqual(notes.at, new Date(noon));
    }
  });

  const events = (options) =>
    lib.httpSubscriptionLink({ url: plain, EventSource, connectionParams: { apiKey: key }, ...options });
  const follow = (api, input, onData = () => {}) =>
    new Promise((resolve) => {
      const seen = [];
      const subscription = api.count.subscribe(input, {
        onData: (event) => {
          seen.push(event);
          onData(event, seen, () => resolve({ seen, subscription }));
        },
        onComplete: () => resolve({ seen, ended: true }),
        onError: (error) => resolve({ seen, error }),
      });
    });

  await check(`${name} httpSubscriptionLink, a clean end`, async () => {
    const { seen, ended } = await follow(client(lib, events({})), { upTo: 3, then: 'end' });
    assert.equal(ended, true);
    assert.deepEqual(seen[2], { id: '3', data: { number: 3, at: noon } });
    assert.equal(seen.length, 3);
  });

  await check(`${name} httpSubscriptionLink, superjson`, async () => {
    const { seen } = await follow(client(lib, events({ url: rich, ...wrapped })), { upTo: 1, then: 'end' });
    assert.deepEqual(seen[0].data.at, new Date(noon));
  });

  await check(`${name} httpSubscriptionLink, taken up where the input says`, async () => {
    const { seen } = await follow(client(lib, events({})), { upTo: 5, then: 'end', lastEventId: '3' });
    assert.deepEqual(seen.map((event) => event.id), ['4', '5']);
  });

  await check(`${name} httpSubscriptionLink, refusals`, async () => {
    const later = await follow(client(lib, events({})), { upTo: 1, then: 'refuse' });
    assert.equal(later.error.data.code, 'CONFLICT');
    assert.equal(later.seen.length, 1);
    const first = await follow(client(lib, events({})), { upTo: -1, then: 'end' });
    assert.equal(first.error.data.code, 'NOT_FOUND');
    const stranger = await follow(client(lib, events({ connectionParams: { apiKey: 'esp_none' } })), { upTo: 1, then: 'end' });
    assert.equal(stranger.error.data.code, 'UNAUTHORIZED');
  });

  await check(`${name} httpSubscriptionLink, authorization among the connectionParams`, async () => {
    const { ended } = await follow(client(lib, events({ connectionParams: headers })), { upTo: 1, then: 'end' });
    assert.equal(ended, true);
  });

  await check(`${name} httpSubscriptionLink, taken up after a broken connection`, async () => {
    const proxy = await cuttable(new URL(url).port, 'id: 2\n\n');
    try {
      const api = client(lib, events({ url: `http://127.0.0.1:${proxy.port}/trpc` }));
      const { seen, subscription } = await follow(api, { upTo: 5, then: 'hold' }, (event, _, done) => {
        if (event.id === '5') done();
      });
      subscription.unsubscribe();
      assert.equal(proxy.connections, 2);
      assert.deepEqual(seen.map((event) => event.id), ['1', '2', '3', '4', '5']);
    } finally {
      proxy.close();
    }
  });

  await check(`${name} httpSubscriptionLink, pings keep a silent one`, async () => {
    const { seen, subscription } = await follow(client(lib, events({})), { upTo: 2, then: 'hold' }, (event, _, done) => {
      if (event.id === '2') setTimeout(done, 700);
    });
    subscription.unsubscribe();
    assert.equal(seen.length, 2);
  });
}

await check('11 mutations of a batch with a key', async () => {
  const keyed = { ...headers, 'idempotency-key': 'judge-1' };
  const plant = () => {
    const api = client(v11, v11.httpBatchLink({ url: plain, headers: keyed }));
    return Promise.all([api.trees.plant.mutate({ id: 'k1', name: 'a' }), api.trees.plant.mutate({ id: 'k2', name: 'b' })]);
  };
  assert.deepEqual(await plant(), await plant());
});

await check('11 a batch over the limit', async () => {
  for (const link of [v11.httpBatchLink, v11.httpBatchStreamLink]) {
    const api = client(v11, link({ url: plain, headers }));
    const all = await Promise.allSettled(Array.from({ length: 101 }, () => api.health.query()));
    assert.ok(all.every((one) => one.reason?.message === 'Batch call exceeds maximum size'), all[0].reason?.message);
  }
});

console.log(`${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
