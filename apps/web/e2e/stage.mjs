import assert from 'node:assert/strict';
import { rest, seed } from './api.mjs';
import { settled, watched } from './browser.mjs';
import { front } from './front.mjs';

const LONGEST = 180_000;
export const PASSWORD = 'correct horse battery';

/**
 * Where stories are told: each lane's one after the other, `side` lanes side by side. A lane with `front` has a small
 * server of its own between browser and server, and in each story a tab that nobody had to sign in to.
 */
export async function told(lanes, { chromium, server, key, link, shots, only, side = 2 }) {
  const call = rest(server, key);
  const as = signedIn(chromium, server, call);
  const waiting = [...lanes];
  let failed = 0;
  const work = async () => {
    for (let lane = waiting.shift(); lane; lane = waiting.shift()) {
      const stories = Object.entries(lane.stories).filter(([name]) => !only || name.includes(only));
      if (stories.length === 0) continue;
      const before = lane.front ? await front(server, key) : null;
      const drafts = lane.front ? await seed(call) : [];
      for (const [name, story] of stories) {
        const begun = Date.now();
        const hands = { server, url: before?.url ?? server, front: before, call, drafts, shots, watched, settled, link, chromium };
        const problem = await one({ story, hands, as, before, chromium, shot: `${shots}/failed-${name.replaceAll(/\W+/g, '-').slice(0, 60)}.png` });
        if (problem) failed++;
        console.log(problem ? `FAILED ${name}\n${problem}` : `ok     ${name} (${Date.now() - begun} ms)`);
      }
      before?.close();
    }
  };
  await Promise.all(Array.from({ length: side }, work));
  return failed;
}

async function one({ story, hands, as, before, chromium, shot }) {
  const opened = [];
  const open = async (options) => {
    const context = await chromium.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: 'Europe/Berlin', ...options });
    context.setDefaultTimeout(20_000);
    const { page: tab, complaints } = await watched(context);
    opened.push({ context, tab, complaints });
    return { context, tab, complaints };
  };
  let timer;
  try {
    before?.reset();
    const own = before ? await open({}) : {};
    const late = new Promise((_, fail) => {
      timer = setTimeout(() => fail(new Error(`not over after ${LONGEST / 1000} s`)), LONGEST);
    });
    await Promise.race([story({ ...hands, ...own, open, as: async (role, options) => open({ ...(await as(role)), ...options }) }), late]);
    for (const { complaints } of opened) assert.deepEqual(complaints, [], 'the console complains');
    return null;
  } catch (error) {
    await opened.at(-1)?.tab.screenshot({ path: shot }).catch(() => undefined);
    return `${error.stack ?? error}\n${opened.flatMap(({ complaints }) => complaints).join('\n')}`.slice(0, 3_000);
  } finally {
    clearTimeout(timer);
    for (const { context } of opened) await context.close();
  }
}

/** Invites somebody of a role, once, and gives what a browser needs to be signed in as them. */
function signedIn(chromium, server, call) {
  const known = new Map();
  const invited = async (role) => {
    const invitation = await call('POST', '/people/invitations', { email: `${role}-${Date.now().toString(36)}@office.example`, role });
    const context = await chromium.newContext();
    const answer = await context.request.post(`${server}/session/link/${invitation.url.split('/').pop()}`, { headers: { origin: server }, data: { name: `The ${role}`, password: PASSWORD } });
    assert.equal(answer.status(), 200, await answer.text());
    const storageState = await context.storageState();
    await context.close();
    return { storageState };
  };
  return (role) => {
    if (!known.has(role)) known.set(role, invited(role));
    return known.get(role);
  };
}
