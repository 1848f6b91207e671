// Links, passwords, roles and sessions at the server as it is, cookies, origins and all.
import assert from 'node:assert/strict';
import { seed } from './api.mjs';
import { PASSWORD } from './stage.mjs';

async function welcomed(tab, address, fields) {
  await tab.goto(address);
  for (const [label, value] of Object.entries(fields)) await tab.getByLabel(label, { exact: true }).fill(value);
  await tab.keyboard.press('Enter');
  await tab.getByRole('heading', { name: 'Dashboard' }).waitFor();
}

async function signedIn(tab, email, password) {
  await tab.getByLabel('E-mail').fill(email);
  await tab.getByLabel('Password').fill(password);
  await tab.keyboard.press('Enter');
}

export const people = {
  'the first owner comes in by the link, once': async ({ open, url, link }) => {
    if (!link) return;
    const { tab } = await open();
    await welcomed(tab, link, { 'E-mail': 'ada@office.example', 'Your name': 'Ada', Password: PASSWORD });
    await tab.reload();
    await tab.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await tab.goto(link);
    await tab.getByText('This link is used or too old').waitFor();
    await tab.goto(url);
    await tab.getByRole('heading', { name: 'Dashboard' }).waitFor();
  },

  'a wrong password is told, the right one opens, and signing out closes': async ({ open, url, call }) => {
    const email = `bob-${Date.now().toString(36)}@office.example`;
    const invitation = await call('POST', '/people/invitations', { email, role: 'owner' });
    const { tab } = await open();
    await welcomed(tab, invitation.url, { 'Your name': 'Bob', Password: PASSWORD });
    await tab.getByRole('button', { name: 'Sign out' }).click();
    await signedIn(tab, email, 'not the password');
    await tab.getByRole('alert').waitFor();
    await signedIn(tab, email, PASSWORD);
    await tab.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await tab.getByRole('button', { name: 'Sign out' }).click();
    await tab.getByLabel('E-mail').waitFor();
    await tab.goto(`${url}/review`);
    await tab.getByLabel('E-mail').waitFor();
  },

  'a reviewer reads the rendered mail and approves what was on the screen': async ({ as, url, call }) => {
    const [draft] = await seed(call, [0]);
    const { tab } = await as('reviewer');
    await tab.goto(`${url}/review/${draft.sequenceId}`);
    const frame = tab.locator('iframe').first();
    await (await (await frame.elementHandle()).contentFrame()).getByText('thank you for showing us').waitFor();
    await tab.keyboard.press('a');
    await tab.locator('.badge', { hasText: 'approved' }).first().waitFor();
    const after = await call('GET', `/sequences/${draft.sequenceId}`);
    assert.equal(after.emails[0].status, 'approved');
    const trail = await call('GET', `/sequences/${draft.sequenceId}/audit`);
    assert.match(trail.data[0].actor, /^per_/);
  },

  'a session that ends while somebody works is asked for again, on the screen that stays': async ({ open, url, call }) => {
    const [draft] = await seed(call, [2]);
    const email = `bea-${Date.now().toString(36)}@office.example`;
    const invitation = await call('POST', '/people/invitations', { email, role: 'reviewer' });
    const { tab, context } = await open();
    await welcomed(tab, invitation.url, { 'Your name': 'Bea', Password: PASSWORD });
    await tab.goto(`${url}/review/${draft.sequenceId}`);
    await tab.locator('iframe').first().waitFor();
    await tab.keyboard.press('e');
    await tab.getByLabel('Subject').first().fill('Typed before the session ended');
    await context.clearCookies();
    await tab.keyboard.press('Control+Enter');
    const dialog = tab.getByRole('dialog');
    await dialog.getByLabel('Password').fill(PASSWORD);
    await tab.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await tab.getByLabel('Subject').first().inputValue(), 'Typed before the session ended');
  },
};
