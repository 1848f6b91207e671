// node e2e/run.mjs URL KEY: tells the page's stories to a real server. Exit code 0: all held.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rest, seed } from './api.mjs';
import { browser, watched } from './browser.mjs';
import { front } from './front.mjs';
import { stories } from './stories.mjs';
import { looks } from './looks.mjs';
import { making } from './making.mjs';

const [server, key, only] = process.argv.slice(2);
assert(server && key, 'usage: node e2e/run.mjs URL KEY [PART-OF-A-NAME]');
const shots = process.env.SHOTS ?? join(tmpdir(), 'espalier-shots');
mkdirSync(shots, { recursive: true });
const chromium = await browser();
const page = await front(server, key);
const call = rest(server, key);
const drafts = await seed(call);
let failed = 0;
for (const [name, story] of Object.entries({ ...stories, ...making, ...looks })) {
  if (only && !name.includes(only)) continue;
  page.state.away = page.state.expired = false;
  page.state.delay = 0;
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: 'Europe/Berlin' });
  context.setDefaultTimeout(15_000);
  const { page: tab, complaints } = await watched(context);
  const begun = Date.now();
  try {
    await story({ tab, url: page.url, front: page, call, drafts, context, shots, watched });
    assert.deepEqual(complaints, [], 'the console complains');
    console.log(`ok     ${name} (${Date.now() - begun} ms)`);
  } catch (error) {
    failed++;
    await tab.screenshot({ path: `${shots}/failed-${failed}.png` }).catch(() => undefined);
    console.log(`FAILED ${name}\n${error.stack ?? error}\n${complaints.join('\n')}`);
  } finally {
    await context.close();
  }
}
await chromium.close();
page.close();
console.log(failed ? `${failed} failed` : 'all held');
process.exit(failed ? 1 : 0);
