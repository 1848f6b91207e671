// node e2e/speed.mjs URL KEY [ROWS]: fills each list of a fresh server (ROWS: 10,000; 0: takes it as it is), goes through it to its end as a
// person does, and prints how smooth that was: rows, elements on the page, the frames of scrolling, and how long what was
// pressed or typed took to be shown.
import assert from 'node:assert/strict';
import { rest } from './api.mjs';
import { browser, settled, watched } from './browser.mjs';
import { front } from './front.mjs';

const [server, key, given] = process.argv.slice(2);
assert(server && key, 'usage: node e2e/speed.mjs URL KEY [ROWS]');
const ROWS = Number(given ?? 10_000);
const call = rest(server, key);
const numbers = Array.from({ length: ROWS }, (_, at) => at);

async function imported() {
  const answer = await fetch(`${server}/api/contacts/import`, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv' }, body: ['email,firstName,lastName', ...numbers.map((at) => `speed${at}@example.com,Speed${at},Rower`)].join('\n') });
  assert(answer.ok, await answer.text());
}

async function sent() {
  const sequence = await call('POST', '/sequences', { name: 'Speed', definition: 'steps: [{type: email, key: one, subject: Hello, body: Hello}]\ntrigger: {event: speed}' });
  await call('POST', `/sequences/${sequence.id}/approve`, {});
  for (let at = 0; at < ROWS; at += 500) await call('POST', '/events/batch', { events: numbers.slice(at, at + 500).map((one) => ({ name: 'speed', email: `speed${one}@example.com` })) });
}

async function drafted() {
  let next = 0;
  const one = async () => {
    while (next < ROWS) await call('POST', '/sequences', { name: `Speed ${next++}`, definition: 'steps: [{type: email, key: one, subject: Hello, body: Hello}]' });
  };
  await Promise.all(Array.from({ length: 8 }, one));
}

if (ROWS > 0) {
  await imported();
  await sent();
  await drafted();
}

const chromium = await browser();
const page = await front(server, key);
const context = await chromium.newContext({ viewport: { width: 1440, height: 900 } });
context.setDefaultTimeout(60_000);
await context.addInitScript(() => {
  globalThis.slow = { events: [], tasks: [] };
  new PerformanceObserver((list) => globalThis.slow.events.push(...list.getEntries().filter((one) => one.interactionId > 0).map((one) => one.duration))).observe({ type: 'event', durationThreshold: 16, buffered: true });
  new PerformanceObserver((list) => globalThis.slow.tasks.push(...list.getEntries().map((one) => one.duration))).observe({ type: 'longtask', buffered: true });
});
const { page: tab } = await watched(context);

const at = (sorted, share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);

/** Scrolls through what is there, a screen a frame, and gives the length of each frame. */
const scrolled = (selector) =>
  tab.evaluate(async (box) => {
    const scroller = document.querySelector(box) ?? document.scrollingElement;
    const step = Math.max(400, scroller.scrollHeight / 300);
    const frames = [];
    let last = await new Promise(requestAnimationFrame);
    for (let top = 0; top < scroller.scrollHeight - scroller.clientHeight; top += step) {
      scroller.scrollTop = top;
      const now = await new Promise(requestAnimationFrame);
      frames.push(now - last);
      last = now;
    }
    return frames.sort((one, other) => one - other);
  }, selector);

for (const [name, path, row, box, press] of [
  ['contacts', '/contacts', 'tbody tr[aria-rowindex]', '.table', async () => tab.getByRole('searchbox').pressSequentially('rower')],
  ['sends', '/sends', 'tbody tr[aria-rowindex]', '.table', async () => tab.locator('.listing .link').first().click()],
  ['sequences', '/sequences', 'tbody tr[aria-rowindex]', '.table', async () => tab.getByRole('searchbox').pressSequentially('speed')],
  ['queue', '/review', '.queue li', 'html', async () => {
    for (let presses = 0; presses < 10; presses++) await tab.keyboard.press('j');
  }],
]) {
  await tab.goto(page.url + path);
  await tab.locator(row).first().waitFor();
  await settled(tab);
  const begun = Date.now();
  const more = tab.getByRole('button', { name: 'Show more' });
  while (await more.count()) {
    await more.first().click({ timeout: 2_000 }).catch(() => undefined);
    await settled(tab);
  }
  const loading = Date.now() - begun;
  const rows = await tab.locator(row).last().evaluate((one) => Number(one.closest('table')?.getAttribute('aria-rowcount') ?? one.parentElement.children.length + 1) - 1);
  const elements = await tab.evaluate(() => document.querySelectorAll('*').length);
  const frames = await scrolled(box);
  await tab.evaluate(() => {
    globalThis.slow.events.length = 0;
    globalThis.slow.tasks.length = 0;
    scrollTo(0, 0);
  });
  await press();
  await settled(tab);
  const { events, tasks } = await tab.evaluate(() => globalThis.slow);
  console.log(`${name.padEnd(10)} ${rows} rows in ${(loading / 1000).toFixed(1)} s, ${elements} elements; frames p50 ${at(frames, 0.5)} ms, p95 ${at(frames, 0.95)} ms, longest ${at(frames, 1)} ms; pressed or typed: longest ${Math.round(Math.max(0, ...events))} ms (of ${events.length} over 16 ms), long tasks ${tasks.length}, longest ${Math.round(Math.max(0, ...tasks))} ms`);
}
await chromium.close();
page.close();
