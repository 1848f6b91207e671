// Serves dist/ under the page's content security policy and hands everything else to the server, for as long as a
// server does not serve the page itself.
import { createServer, request } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);
const TYPES = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', html: 'text/html; charset=utf-8' };
export const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; require-trusted-types-for 'script'";
const OWNER = { person: { personId: 'p1', email: 'owner@example.com', name: 'Olive Owner', role: 'owner' }, workspace: { name: 'Demo' }, may: ['read', 'review', 'full'] };

/**
 * `state` may be changed while it runs: session (answered at /session), away (nobody answers), expired (401 to every
 * call), `held` (a promise that every call but the stream of changes waits for), `instead` (given a call's path,
 * `{status, type, body}` is answered in the server's place; undefined: the server is asked).
 */
export async function front(server, key) {
  const fresh = () => ({ session: OWNER, away: false, expired: false, held: null, instead: () => undefined });
  const state = fresh();
  const target = new URL(server);
  const http = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url, 'http://x');
    const isCall = /^\/(trpc|api|preview|session)\b/.test(pathname);
    if (isCall && state.away) return incoming.socket.destroy();
    if (pathname === '/session') {
      outgoing.setHeader('content-type', 'application/json');
      if (incoming.method === 'POST') state.expired = false;
      if (incoming.method === 'DELETE') state.expired = true;
      outgoing.writeHead(state.expired ? (incoming.method === 'DELETE' ? 204 : 401) : 200);
      return outgoing.end(state.expired ? '{"error":{"code":"UNAUTHORISED","message":"nobody is signed in"}}' : JSON.stringify(state.session));
    }
    const made = isCall ? state.instead(pathname) : undefined;
    if (made) {
      outgoing.writeHead(made.status, { 'content-type': made.type ?? 'application/json' });
      incoming.resume();
      return outgoing.end(made.body);
    }
    if (isCall) {
      const pass = () => {
        const headers = { ...incoming.headers, host: target.host, authorization: `Bearer ${state.expired ? 'esp_none' : key}` };
        delete headers.origin;
        const onward = request({ host: target.hostname, port: target.port, path: incoming.url, method: incoming.method, headers }, (answer) => {
          outgoing.writeHead(answer.statusCode, answer.headers);
          answer.pipe(outgoing);
        });
        onward.on('error', () => outgoing.destroy());
        outgoing.on('close', () => onward.destroy());
        incoming.pipe(onward);
      };
      return state.held && !pathname.includes('onChange') ? void state.held.then(pass) : pass();
    }
    const name = pathname.slice(1);
    const file = name && !name.includes('..') && existsSync(new URL(name, dist)) ? name : 'index.html';
    outgoing.writeHead(200, { 'content-type': TYPES[file.split('.').pop()] ?? 'application/octet-stream', 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' });
    outgoing.end(readFileSync(new URL(file, dist)));
  });
  await new Promise((done) => http.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${http.address().port}`,
    state,
    reset: () => void Object.assign(state, fresh()),
    /** Lets every call wait; gives what ends it. */
    hold: () => {
      let go;
      state.held = new Promise((done) => {
        go = done;
      });
      return () => {
        state.held = null;
        go();
      };
    },
    /** Breaks off what is open, as a server does that is killed. */
    cut: () => http.closeAllConnections(),
    close: () => {
      http.closeAllConnections();
      http.close();
    },
  };
}
