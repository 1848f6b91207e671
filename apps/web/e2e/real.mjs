// node e2e/real.mjs URL KEY LINK: people at the real server, cookies, origins and all. Exit code 0: all held.
import assert from 'node:assert/strict';
import { rest, seed } from './api.mjs';
import { browser, watched } from './browser.mjs';

const [url, key, link] = process.argv.slice(2);
assert(url && key && link, 'usage: node e2e/real.mjs URL KEY LINK');
const PASSWORD = 'correct horse battery';
const call = rest(url, key);
const drafts = await seed(call);
const chromium = await browser();

async function person(work) {
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(20_000);
  const { page, complaints } = await watched(context);
  try {
    await work(page, context);
    assert.deepEqual(complaints, [], 'the console complains');
  } finally {
    await context.close();
  }
}

async function welcomed(page, address, fields) {
  await page.goto(address);
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
}

async function signedIn(page, email, password) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
}

const stories = {
  'the first owner comes in by the link, once': () =>
    person(async (page) => {
      await welcomed(page, link, { 'E-mail': 'ada@office.example', 'Your name': 'Ada', Password: PASSWORD });
      await page.reload();
      await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
      await page.goto(link);
      await page.getByText('This link is used or too old').waitFor();
    }),

  'a wrong password is told, the right one opens, and signing out closes': () =>
    person(async (page) => {
      await page.goto(url);
      await signedIn(page, 'ada@office.example', 'not the password');
      await page.getByRole('alert').waitFor();
      await signedIn(page, 'ada@office.example', PASSWORD);
      await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByLabel('E-mail').waitFor();
      await page.goto(`${url}/review`);
      await page.getByLabel('E-mail').waitFor();
    }),

  'a reviewer reads the rendered mail and approves what was on the screen': async () => {
    const invitation = await call('POST', '/people/invitations', { email: 'bea@office.example', role: 'reviewer' });
    await person(async (page) => {
      await welcomed(page, invitation.url, { 'Your name': 'Bea', Password: PASSWORD });
      await page.goto(`${url}/review/${drafts[0].sequenceId}`);
      const frame = page.locator('iframe').first();
      await (await (await frame.elementHandle()).contentFrame()).getByText('thank you for showing us').waitFor();
      await page.keyboard.press('a');
      await page.locator('.badge', { hasText: 'approved' }).first().waitFor();
      const after = await call('GET', `/sequences/${drafts[0].sequenceId}`);
      assert.equal(after.emails[0].status, 'approved');
      const trail = await call('GET', `/sequences/${drafts[0].sequenceId}/audit`);
      assert.match(trail.data[0].actor, /^per_/);
    });
  },

  'a viewer is offered no actions, and would be refused': async () => {
    const invitation = await call('POST', '/people/invitations', { email: 'carl@office.example', role: 'viewer' });
    await person(async (page) => {
      await welcomed(page, invitation.url, { 'Your name': 'Carl', Password: PASSWORD });
      await page.goto(`${url}/review/${drafts[1].sequenceId}`);
      await page.locator('iframe').first().waitFor();
      assert.equal(await page.getByRole('button', { name: 'Approve', exact: true }).count(), 0);
      const status = await page.evaluate(async (id) => (await fetch(`/api/emails/${id}/approve`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).status, (await call('GET', `/sequences/${drafts[1].sequenceId}`)).emails[0].id);
      assert.equal(status, 403);
    });
  },

  'a session that ends while somebody works is asked for again, on the screen that stays': async () => {
    await person(async (page, context) => {
      await page.goto(url);
      await signedIn(page, 'bea@office.example', PASSWORD);
      await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
      await page.goto(`${url}/review/${drafts[2].sequenceId}`);
      await page.locator('iframe').first().waitFor();
      await page.keyboard.press('e');
      await page.getByLabel('Subject').first().fill('Typed before the session ended');
      await context.clearCookies();
      await page.keyboard.press('Control+Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Password').fill(PASSWORD);
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
      assert.equal(await page.getByLabel('Subject').first().inputValue(), 'Typed before the session ended');
    });
  },
};

let failed = 0;
for (const [name, story] of Object.entries(stories)) {
  const begun = Date.now();
  try {
    await story();
    console.log(`ok     ${name} (${Date.now() - begun} ms)`);
  } catch (problem) {
    failed++;
    console.log(`FAILED ${name}\n${problem.stack ?? problem}`);
  }
}
await chromium.close();
console.log(failed ? `${failed} failed` : 'all held');
process.exit(failed ? 1 : 0);
