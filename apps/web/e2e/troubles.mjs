// Troubles made on purpose between browser and server: what is shown, and that nothing typed is lost.
import assert from 'node:assert/strict';
import { seed } from './api.mjs';

const pane = (tab, at) => tab.locator('.email').nth(at);
const open = async ({ tab, url }, draft) => {
  await tab.goto(`${url}/review/${draft.sequenceId}`);
  await pane(tab, 0).locator('.inbox-subject').waitFor();
};
const edit = async (at, draft) => {
  await open(at, draft);
  await pane(at.tab, 0).getByRole('button', { name: 'Edit' }).click();
  await at.tab.getByLabel('Subject').waitFor();
};
const stored = async ({ call }, draft) => (await call('GET', `/sequences/${draft.sequenceId}`)).emails[0];
const isCall = (path) => path.startsWith('/trpc') && !path.includes('onChange');

export const troubles = {
  'a slow server is said to be slow after a second, and what is typed meanwhile stays': async (at) => {
    const { tab, front, url, drafts: [draft] } = at;
    await tab.clock.install();
    let release = front.hold();
    await tab.goto(`${url}/review/${draft.sequenceId}`);
    await tab.locator('.loading').first().waitFor();
    await tab.clock.fastForward(1_100);
    await tab.getByText('The server takes longer than usual').first().waitFor();
    release();
    await pane(tab, 0).locator('.inbox-subject').waitFor();
    await pane(tab, 0).getByRole('button', { name: 'Edit' }).click();
    await tab.getByLabel('Subject').fill('Saved slowly');
    await tab.locator('.connection.live').waitFor();
    release = front.hold();
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.clock.fastForward(10_000);
    await tab.getByText('Slow…').waitFor();
    await tab.getByLabel('Preheader').fill('Typed while it was on its way');
    release();
    await tab.getByText('Saved. It waits for approval.').waitFor();
    await tab.getByText('You typed something here that is not saved.').waitFor();
    await tab.getByRole('button', { name: 'Go on typing' }).click();
    assert.equal(await tab.getByLabel('Preheader').inputValue(), 'Typed while it was on its way');
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Kept in this tab until you save.').waitFor({ state: 'detached' });
    const email = await stored(at, draft);
    assert.deepEqual([email.subject, email.preheader], ['Saved slowly', 'Typed while it was on its way']);
  },

  'a server that breaks is told of on the screen, tried again by hand, and costs no word': async (at) => {
    const { tab, front, url, drafts: [, draft] } = at;
    const broken = (path) => (isCall(path) ? { status: 500, type: 'text/html', body: '<h1>500</h1>' } : undefined);
    await tab.clock.install();
    front.state.instead = broken;
    await tab.goto(`${url}/contacts`);
    await tab.locator('.loading').first().waitFor();
    const alert = tab.getByRole('alert').first();
    while (!(await alert.isVisible())) await tab.clock.fastForward(1_000);
    front.state.instead = () => undefined;
    await tab.getByRole('button', { name: 'Try again' }).first().click();
    await tab.locator('.listing').waitFor();
    await edit(at, draft);
    await tab.getByLabel('Subject').fill('Typed before it broke');
    front.state.instead = broken;
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.locator('form [role=alert]').first().waitFor();
    front.state.instead = () => undefined;
    assert.equal(await tab.getByLabel('Subject').inputValue(), 'Typed before it broke');
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Saved. It waits for approval.').waitFor();
    assert.equal((await stored(at, draft)).subject, 'Typed before it broke');
  },

  'an answer of the server that says it failed is shown with what it says, and costs no word': async (at) => {
    const { tab, front, url, drafts: [, draft] } = at;
    // As the server tells it: one envelope for each call of the batch, 500 in it, none around it.
    const failed = (path) => {
      if (!isCall(path)) return undefined;
      const calls = path.slice('/trpc/'.length).split(',');
      const error = (name) => ({ error: { message: 'something went wrong (request 8749dce21f82cfc1)', code: -32603, data: { code: 'INTERNAL_SERVER_ERROR', httpStatus: 500, path: name } } });
      const head = Object.fromEntries(calls.map((_, place) => [place, [[0], [null, 0, place]]]));
      return { status: 200, body: [JSON.stringify(head), ...calls.map((name, place) => JSON.stringify([place, 0, [[error(name)]]]))].join('\n') + '\n' };
    };
    await tab.clock.install();
    front.state.instead = failed;
    await tab.goto(`${url}/contacts`);
    await tab.locator('.loading').first().waitFor();
    const alert = tab.getByRole('alert').first();
    while (!(await alert.isVisible())) await tab.clock.fastForward(1_000);
    await tab.getByText('The server could not do it').first().waitFor();
    await tab.getByText('something went wrong (request 8749dce21f82cfc1)').first().waitFor();
    front.state.instead = () => undefined;
    await tab.getByRole('button', { name: 'Try again' }).first().click();
    await tab.locator('.listing').waitFor();
    await edit(at, draft);
    await tab.getByLabel('Subject').fill('Typed before it failed');
    front.state.instead = failed;
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.locator('form [role=alert]').first().waitFor();
    assert.match(await tab.locator('form [role=alert]').first().textContent(), /could not do it.*8749dce21f82cfc1/);
    front.state.instead = () => undefined;
    assert.equal(await tab.getByLabel('Subject').inputValue(), 'Typed before it failed');
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Saved. It waits for approval.').waitFor();
    assert.equal((await stored(at, draft)).subject, 'Typed before it failed');
  },

  'a session that ends before an approval is asked for again, and the approval is pressed again': async (at) => {
    const { tab, front, drafts: [, , draft] } = at;
    await open(at, draft);
    front.state.expired = true;
    await tab.keyboard.press('a');
    const dialog = tab.getByRole('dialog');
    await dialog.getByLabel('Password').fill('a long enough password');
    await tab.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    assert.equal((await stored(at, draft)).status, 'draft');
    await tab.keyboard.press('a');
    await pane(tab, 0).locator('.badge', { hasText: 'approved' }).waitFor();
  },

  'an approval of a text that was changed unseen is refused, and shows the newer one': async (at) => {
    const { tab, front, call, drafts: [, , , draft] } = at;
    front.state.instead = (path) => (path.includes('onChange') ? { status: 503, body: '{}' } : undefined);
    await open(at, draft);
    const { id } = await stored(at, draft);
    await call('PATCH', `/emails/${id}`, { subject: 'Changed by somebody else' });
    await tab.keyboard.press('a');
    await tab.getByText('Somebody was faster').first().waitFor();
    await tab.getByText('This text changed while you looked.').waitFor();
    await pane(tab, 0).locator('.changes ins', { hasText: 'somebody' }).first().waitFor();
    assert.equal((await stored(at, draft)).status, 'draft');
  },

  'a subject that is too long is refused with its measure, and the text stays': async (at) => {
    const { tab, call } = at;
    const [draft] = await seed(call, [0]);
    await edit(at, draft);
    const long = 'x'.repeat(5_000);
    await tab.getByLabel('Subject').fill(long);
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.locator('form [role=alert] li').getByText('5000 characters (expected: 1..998)').waitFor();
    assert.equal(await tab.getByLabel('Subject').inputValue(), long);
    await tab.getByRole('button', { name: 'Discard what I typed' }).click();
  },

  'five faults of a definition stand at their lines': async (at) => {
    const { tab, url, call, settled } = at;
    const sequence = await call('POST', '/sequences', { name: 'Five faults', definition: 'steps:\n  - {type: email, key: hello, subject: Hello, body: Hello}\n' });
    await tab.goto(`${url}/sequences/${sequence.id}?part=definition`);
    const text = 'steps:\n  - {type: emial}\n  - {type: delay, duration: soon}\n  - {type: email, subject: 1, colour: red}\n  - {type: condition, if: {property: x, operator: is}}\n  - {type: wait}\n';
    await tab.getByLabel('Definition, YAML or JSON').fill(text);
    await tab.locator('.faults li').nth(4).waitFor();
    await settled(tab);
    assert.equal(await tab.getByRole('button', { name: 'Save…' }).isDisabled(), true);
    const lines = await tab.locator('.code-lines .faulty').allTextContents();
    assert(lines.length >= 4, `marked lines: ${lines.join(', ')}`);
    await tab.reload();
    assert.equal(await tab.getByLabel('Definition, YAML or JSON').inputValue(), text);
  },

  'a body of 5 MB is not pasted, one of 600 kB is refused by its measure, and the tab stays alive': async (at) => {
    const { tab, drafts: [, , , , draft] } = at;
    await edit(at, draft);
    const area = tab.locator('.editor textarea');
    const long = () => area.evaluate((field) => field.value.length);
    const before = await long();
    const paste = (many) =>
      area.evaluate((field, size) => {
        field.select();
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', `<p>${'Two hundred letters a line. '.repeat(7)}</p>\n`.padEnd(250, ' ').repeat(size / 250));
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, many);
    await paste(5_000_000);
    await tab.getByText('It was not pasted: 5.0 MB').waitFor();
    assert.equal(await long(), before);
    await paste(600_000);
    await tab.getByText('too long to be coloured').waitFor();
    await tab.keyboard.press('x');
    assert.equal(await long(), 600_001);
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.locator('form [role=alert]').getByText(/500[,.]?000/).first().waitFor();
    assert.equal(await long(), 600_001);
    await tab.getByRole('button', { name: 'Discard what I typed' }).click();
    await pane(tab, 0).locator('iframe').waitFor();
  },

  'a clock that is put forward by half an hour is told of, whatever the reader’s own clock is': async (at) => {
    const { call, open: browse, url } = at;
    const contact = await call('POST', '/contacts', { email: `howe-${Date.now().toString(36)}@example.com`, timezone: 'Australia/Lord_Howe', properties: { firstName: 'Lord' } });
    const sequence = await call('POST', '/sequences', { contactId: contact.id, emails: [{ subject: 'Half an hour', text: 'Hello' }] });
    const { tab } = await browse({ timezoneId: 'America/St_Johns' });
    await tab.goto(`${url}/review/${sequence.id}`);
    await tab.getByText('Australia/Lord Howe').first().waitFor();
    await tab.getByRole('button', { name: 'Set time' }).click();
    await tab.getByLabel(/on the clock of Australia\/Lord Howe/).fill('2027-10-03T02:15');
    await tab.getByText('Clocks go forward then and skip this time.').waitFor();
    await tab.getByText(/02:30.*UTC\+11/).first().waitFor();
    await tab.getByText(/On your clock/).waitFor();
    await tab.getByRole('button', { name: 'Set the time' }).click();
    await tab.getByText('The time is set.').waitFor();
    assert.equal(new Date((await call('GET', `/sequences/${sequence.id}`)).emails[0].scheduledAt).toISOString(), '2027-10-02T15:30:00.000Z');
  },

  'names from right to left and of 200 letters cut nothing off at 360 px': async (at) => {
    const { tab, url, drafts, settled } = at;
    await tab.setViewportSize({ width: 360, height: 780 });
    const wide = [];
    for (const { sequenceId, contactId } of [drafts[3], drafts[4], drafts[5]]) {
      for (const path of [`/review/${sequenceId}`, `/sequences/${sequenceId}`, `/sequences/${sequenceId}?part=people`, `/contacts/${contactId}`, `/contacts/${contactId}?part=facts`, '/review', '/contacts', '/sequences']) {
        await tab.goto(url + path);
        await tab.locator('h1').first().waitFor();
        await settled(tab);
        const over = await tab.evaluate(() => {
          const most = document.documentElement.clientWidth;
          // What scrolls in a box of its own, or is cut with an ellipsis, is not cut off.
          const inside = (one) => one !== document.body && (getComputedStyle(one).overflowX !== 'visible' ? one.getBoundingClientRect().right <= most + 1 : inside(one.parentElement));
          return [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > most + 1 && !inside(one)).slice(0, 3).map((one) => one.outerHTML.slice(0, 100));
        });
        if (over.length) wide.push(`${path}: ${over.join(' | ')}`);
      }
    }
    assert.deepEqual(wide, []);
  },
};
