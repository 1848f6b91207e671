// A real HTTP server that answers as a test says, and remembers what it was asked.
import { createServer } from 'node:http';

/**
 * @param handler (request, response, count) with `request.text`, the body; count from 1
 * @returns {{ url: string, requests: object[], close(): Promise<void> }}
 */
export async function serve(handler) {
  const requests = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    request.text = text;
    requests.push({ method: request.method, url: request.url, headers: request.headers, text });
    handler(request, response, requests.length);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}

/** One for a test, closed after it. */
export async function serving(t, handler) {
  const server = await serve(handler);
  t.after(() => server.close());
  return server;
}

export function json(response, status, body, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export function refused(response, status, code, message = 'no', headers = {}) {
  json(response, status, { error: { code, message } }, headers);
}

/** What a call that must fail fails with. */
export async function failure(call) {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('the call succeeded (expected: a failure)');
}
