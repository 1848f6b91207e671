// The files of contract/: this SDK sends each request as it is there, and reads each answer as it is there.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { Espalier, EspalierError, Pages } from '../dist/esm/index.js';
import { methods } from '../dist/esm/generated/namespaces.js';
import { serve } from './server.mjs';

const folder = new URL('../../../contract/', import.meta.url);
const operations = JSON.parse(readFileSync(new URL('operations.json', folder), 'utf8'));
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'operations.json')
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));

let server;
let client;
let told;

before(async () => {
  server = await serve((request, response) => {
    const { status, body, mediaType, text } = told.response;
    const type = body === undefined ? mediaType : 'application/json';
    response.writeHead(status, type === undefined ? {} : { 'content-type': type });
    response.end(body === undefined ? text : JSON.stringify(body));
  });
  client = new Espalier({ apiKey: 'esp_contract', baseUrl: server.url });
});
after(() => server.close());

function call(operation, input) {
  const [namespace, method, names, rest] = methods[operation];
  const others = Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)));
  const args = names.map((name) => input[name]);
  const answer = client[namespace][method](...args, ...(rest ? [others] : []));
  return answer instanceof Pages ? answer.page() : answer;
}

function assertSent(request) {
  const sent = server.requests.at(-1);
  const [path, query] = sent.url.split('?');
  assert.equal(sent.method, request.method);
  assert.equal(path, request.path);
  const expected = Object.fromEntries(Object.entries(request.query ?? {}).map(([name, value]) => [name, String(value)]));
  const actual = Object.fromEntries(new URLSearchParams(query ?? ''));
  // How long a page is may be the SDK's choice.
  if (expected.limit === undefined) delete actual.limit;
  assert.deepEqual(actual, expected);
  if (request.text !== undefined) {
    assert.equal(sent.text, request.text);
    assert.equal(sent.headers['content-type'], request.mediaType);
  } else {
    assert.deepEqual(given(sent.text === '' ? undefined : JSON.parse(sent.text), request), request.body);
  }
}

/** Without the id that this SDK makes for an event that has none. */
function given(body, request) {
  if (request.path !== '/api/events' || request.body.id !== undefined) return body;
  const { id, ...rest } = body;
  assert.match(id, /^evt_[0-9a-f]{32}$/);
  return rest;
}

test('every operation that REST offers has a method', () => {
  const missing = operations.filter((one) => one.path !== undefined && methods[one.name] === undefined);
  assert.deepEqual(missing, []);
});

for (const { operation, cases } of files) {
  describe(operation, () => {
    for (const one of cases) {
      test(one.name, async () => {
        told = one;
        const { status, body, text } = one.response;
        if (status < 400) {
          assert.deepEqual(await call(operation, one.input), body ?? text);
        } else {
          await assert.rejects(call(operation, one.input), (error) => {
            assert.ok(error instanceof EspalierError);
            assert.equal(error.statusCode, status);
            assert.equal(error.code, body.error.code);
            assert.equal(error.message, body.error.message);
            assert.deepEqual(error.issues, body.error.issues ?? []);
            return true;
          });
        }
        assertSent(one.request);
      });
    }
  });
}
