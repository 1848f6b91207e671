// Bad input and bad answers: each error says what was found, then what is expected.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Espalier } from '../dist/esm/index.js';
import { failure, json, serving } from './server.mjs';

function client(url, options = {}) {
  return new Espalier({ apiKey: 'esp_test', baseUrl: url, retries: 0, ...options });
}

function html(response, status, body) {
  response.writeHead(status, { 'content-type': 'text/html' });
  response.end(body);
}

test("a proxy's page is shown, not parsed", async (t) => {
  const server = await serving(t, (_, response) => html(response, 200, '<html>\n<title>Sign in</title></html>'));

  const error = await failure(client(server.url).sequences.get('onboarding'));

  assert.equal(error.code, 'NOT_ESPALIER');
  assert.equal(error.statusCode, 200);
  assert.match(error.message, /sequences\/onboarding answered 200 with text\/html, "<html> <title>Sign in<\/title><\/html>" \(expected: JSON of an Espalier server; look at baseUrl/);
});

test('of a huge page only the beginning is read', async (t) => {
  const server = await serving(t, (_, response) => {
    response.writeHead(404, { 'content-type': 'text/html' });
    // Without an end: who wanted all of it would wait for ever.
    response.write('<p>'.padEnd(10_000_000, 'x'));
  });

  const error = await failure(client(server.url, { timeout: 20_000 }).sequences.get('onboarding'));

  assert.equal(error.code, 'NOT_ESPALIER');
  assert.ok(error.message.length < 500, `${error.message.length} characters`);
});

test("a proxy's gateway page is a server that is away", async (t) => {
  const server = await serving(t, (_, response) => html(response, 502, '<h1>502 Bad Gateway</h1>'));

  assert.equal((await failure(client(server.url).sequences.get('onboarding'))).code, 'UNAVAILABLE');
});

test("another program's JSON is no answer of a list", async (t) => {
  const server = await serving(t, (_, response) => json(response, 200, { items: [] }));

  assert.equal((await failure(client(server.url).sequences.list().page())).code, 'NOT_ESPALIER');
  const not = await serving(t, (_, response) => json(response, 404, { message: 'Not Found' }));
  assert.match((await failure(client(not.url).sequences.get('x'))).message, /answered 404 with application\/json, "{"message":"Not Found"}"/);
});

test('JSON that is cut off is told', async (t) => {
  const server = await serving(t, (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"id": "con_1", ');
  });

  assert.equal((await failure(client(server.url).contacts.get('con_1'))).code, 'NOT_ESPALIER');
});

test('a message is not a page that came in its place', async (t) => {
  const server = await serving(t, (_, response) => html(response, 200, '<p>no</p>'));

  assert.equal((await failure(client(server.url).mailbox.raw('msg_1'))).code, 'NOT_ESPALIER');
});

test('an answer of 10 MB is read', async (t) => {
  const text = 'x'.repeat(10_000_000);
  const server = await serving(t, (_, response) => json(response, 200, { id: 'msg_1', text }));

  assert.equal((await client(server.url).mailbox.get('msg_1')).text.length, text.length);
});

for (const [how, headers] of [
  ['says how long it is', (body) => ({ 'content-length': body.length })],
  ['does not', () => ({ 'transfer-encoding': 'chunked' })],
]) {
  test(`an answer larger than maxAnswerBytes is refused when it ${how}`, async (t) => {
    const body = JSON.stringify({ text: 'x'.repeat(200_000) });
    const server = await serving(t, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', ...headers(body) });
      response.end(body);
    });

    const error = await failure(client(server.url, { maxAnswerBytes: 100_000, retries: 3 }).mailbox.get('msg_1'));

    assert.equal(error.code, 'ANSWER_TOO_LARGE');
    assert.match(error.message, /more than 100000 bytes \(expected: at most maxAnswerBytes/);
    assert.equal(server.requests.length, 1);
  });
}

test('a redirection is told and not followed: the key stays here', async (t) => {
  const other = await serving(t, (_, response) => json(response, 200, {}));
  const server = await serving(t, (_, response) => {
    response.writeHead(301, { location: `${other.url}/api/contacts` });
    response.end();
  });

  const error = await failure(client(server.url).contacts.create({ email: 'ada@example.com' }));

  assert.match(error.message, new RegExp(`answered 301 and leads to ${other.url}/api/contacts`));
  assert.equal(other.requests.length, 0);
});

test('https to a server that speaks http is told, at once', async (t) => {
  const server = await serving(t, (_, response) => json(response, 200, {}));
  const attempts = [];

  const error = await failure(
    client(server.url.replace('http:', 'https:'), { retries: 3, logger: (entry) => attempts.push(entry.type) }).contacts.get('con_1'),
  );

  assert.equal(error.code, 'UNREACHABLE');
  assert.match(error.message, /expected: a certificate that this machine trusts, and https only where/);
  assert.deepEqual(attempts, ['request', 'failure']);
});

test('a certificate that nobody vouches for is told, at once', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'espalier-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=localhost', '-keyout', keyFile, '-out', certFile], { stdio: 'ignore' });
  } catch {
    return t.skip('openssl is not there');
  }
  const server = createServer({ key: readFileSync(keyFile), cert: readFileSync(certFile) }, (_, response) => response.end());
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => server.close());

  const error = await failure(client(`https://localhost:${server.address().port}`, { retries: 3 }).contacts.get('con_1'));

  assert.equal(error.code, 'UNREACHABLE');
  assert.match(error.message, /SELF_SIGNED.*expected: a certificate that this machine trusts/);
});

test('a host that is not there is told', async () => {
  const error = await failure(client('http://espalier.invalid').contacts.get('con_1'));

  assert.equal(error.code, 'UNREACHABLE');
  assert.match(error.message, /espalier\.invalid.*look at baseUrl/);
});

for (const [baseUrl, expected] of [
  ['localhost:8080', 'http or https'],
  ['', 'such as https://'],
  ['ftp://mail.example.com', 'http or https'],
  ['https://user:secret@mail.example.com', 'nothing more'],
  ['https://mail.example.com/?a=b', 'nothing more'],
]) {
  test(`baseUrl "${baseUrl}" is refused before anything is asked`, () => {
    assert.throws(() => client(baseUrl), (error) => {
      assert.equal(error.code, 'VALIDATION_ERROR');
      assert.match(error.message, /^baseUrl: /);
      assert.ok(error.message.includes(expected), error.message);
      assert.ok(!error.message.includes('secret'));
      return true;
    });
  });
}

test('baseUrl may end in a slash or in /api, and have a path before it', async (t) => {
  const server = await serving(t, (_, response) => json(response, 200, {}));

  for (const end of ['', '/', '/api', '/api/', '/mail', '/mail/api/']) {
    await client(server.url + end).service.health();
  }

  assert.deepEqual(
    server.requests.map((request) => request.url),
    ['/api/health', '/api/health', '/api/health', '/api/health', '/mail/api/health', '/mail/api/health'],
  );
});

test('a key that no header can carry is refused, and not shown', () => {
  for (const apiKey of ['', 'esp_ä', 'esp_a\nb', undefined]) {
    assert.throws(() => new Espalier({ apiKey, baseUrl: 'http://127.0.0.1:1' }), /apiKey: (missing|not a key) \(expected: esp_/);
  }
});

test('an id goes over the wire whole: slashes, dots, blanks, letters of any language', async (t) => {
  const server = await serving(t, (_, response) => json(response, 200, {}));

  for (const id of ['a/b', 'a b', 'ä', '漢字', '😀', '100%', '?x=1#y', '...', 'a..b']) {
    await client(server.url).sequences.get(id);
    assert.equal(decodeURIComponent(server.requests.at(-1).url.slice('/api/sequences/'.length)), id);
    assert.equal(server.requests.at(-1).url.split('/').length, 4);
  }
});

test('an id that a URL cannot hold is refused before it reaches another resource', async () => {
  const { sequences } = client('http://127.0.0.1:1');

  for (const id of ['', '.', '..', undefined, null, {}, '\ud800']) {
    const error = await failure((async () => sequences.delete(id))());
    assert.equal(error.code, 'VALIDATION_ERROR');
    assert.equal(error.issues[0].path, 'sequenceId');
  }
});

test('what JSON cannot hold is refused with its reason', async () => {
  const self = {};
  self.self = self;

  for (const properties of [self, { big: 1n }]) {
    assert.equal((await failure(client('http://127.0.0.1:1').contacts.create({ email: 'a@example.com', properties }))).code, 'VALIDATION_ERROR');
  }
  const { emails } = client('http://127.0.0.1:1');
  assert.match((await failure(emails.reschedule('eml_1', new Date('never')))).message, /scheduledAt: an invalid Date/);
});

test('http where https is spoken, and the other way round, is told in one line that says so', async (t) => {
  const server = await serving(t, (_, response) => response.destroy());

  const hungUp = await failure(client(server.url).sequences.get('x'));
  const plain = await failure(client(server.url.replace('http:', 'https:')).sequences.get('x'));

  assert.match(hungUp.message, /look at baseUrl, and whether it runs, and whether it speaks https\)$/);
  assert.match(plain.message, /ERR_SSL_\w+, [a-z ]+ \(expected: a certificate that this machine trusts, and https only where the server speaks it\)$/);
});

test('an address without http is told as it was given', () => {
  assert.throws(() => client('localhost:8080'), /baseUrl: "localhost:8080" \(expected: http or https, a host/);
  assert.throws(() => client('https://me:secret@mail.example.com'), (error) => !error.message.includes('secret'));
});
