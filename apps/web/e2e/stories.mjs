import assert from 'node:assert/strict';

const pane = (tab, at) => tab.locator('.email').nth(at);
const open = async ({ tab, url }, draft) => {
  await tab.goto(`${url}/review/${draft.sequenceId}`);
  await pane(tab, 0).locator('.inbox-subject').waitFor();
};

export const stories = {
  'a hostile name and a hostile mail are shown and run nothing': async (at) => {
    const { tab, drafts } = at;
    const elsewhere = [];
    tab.on('request', (request) => {
      if (!request.url().startsWith(at.url) && !request.url().startsWith('data:')) elsewhere.push(request.url());
    });
    await open(at, drafts[3]);
    await tab.getByRole('heading', { level: 1 }).getByText('<img src=x onerror=alert(1)>').waitFor();
    const frame = await tab.locator('iframe').first().elementHandle();
    assert.equal(await frame.getAttribute('sandbox'), '');
    await (await frame.contentFrame()).getByText('thank you for showing us').waitFor();
    assert.deepEqual(elsewhere, []);
  },

  'by keyboard alone: from the queue, edit, preview, approve each, approve all': async (at) => {
    const { tab, url, drafts, call } = at;
    await tab.goto(`${url}/review?q=follow-up`);
    await tab.locator('.queue').waitFor();
    const rows = await tab.locator('.queue .open').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const place = rows.indexOf(`/review/${drafts[0].sequenceId}`);
    assert.notEqual(place, -1);
    for (let step = 0; step < place; step++) await tab.keyboard.press('j');
    await tab.keyboard.press('Enter');
    await pane(tab, 0).locator('iframe').waitFor();
    await tab.keyboard.press('e');
    await tab.getByLabel('Subject').waitFor();
    await tab.keyboard.press('Control+A');
    await tab.keyboard.type('Your home, valued');
    await tab.keyboard.press('Control+Enter');
    await tab.getByText('Saved. It waits for approval.').waitFor();
    await pane(tab, 0).locator('.inbox-subject').getByText('Your home, valued').waitFor();
    await tab.keyboard.press('p');
    await pane(tab, 0).locator('.mail.phone').waitFor();
    await tab.keyboard.press('p');
    await pane(tab, 0).locator('.plain-text').waitFor();
    for (const email of [0, 1]) {
      await tab.keyboard.press('a');
      await pane(tab, email).locator('.badge', { hasText: 'approved' }).waitFor();
      await tab.keyboard.press('j');
    }
    await tab.keyboard.press('Shift+A');
    await tab.getByRole('button', { name: 'All approved' }).waitFor();
    const after = await call('GET', `/sequences/${drafts[0].sequenceId}`);
    assert.equal(after.status, 'active');
    assert.equal(after.emails[0].subject, 'Your home, valued');
  },

  'two reviewers on one email: the slower one is shown the newer text and keeps theirs': async (at) => {
    const { tab, drafts, call } = at;
    await open(at, drafts[1]);
    const { emails } = await call('GET', `/sequences/${drafts[1].sequenceId}`);
    await pane(tab, 0).getByRole('button', { name: 'Edit' }).click();
    await tab.getByLabel('Subject').fill('Mine');
    await call('PATCH', `/emails/${emails[0].id}`, { subject: 'Theirs' });
    await tab.getByText('A newer text arrived while you typed.').waitFor();
    assert.equal(await tab.getByLabel('Subject').inputValue(), 'Mine');
    await tab.getByRole('button', { name: 'Keep mine, over the newer one' }).click();
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Saved. It waits for approval.').waitFor();
    assert.equal((await call('GET', `/emails/${emails[0].id}`)).subject, 'Mine');
  },

  'a text that changed on the screen is not approved before it was read': async (at) => {
    const { tab, drafts, call } = at;
    await open(at, drafts[2]);
    const { emails } = await call('GET', `/sequences/${drafts[2].sequenceId}`);
    await call('PATCH', `/emails/${emails[0].id}`, { subject: 'Another subject' });
    await tab.getByText('This text changed while you looked.').waitFor();
    await tab.keyboard.press('a');
    await tab.getByText('Read it, then approve.').waitFor();
    assert.equal((await call('GET', `/emails/${emails[0].id}`)).status, 'draft');
    await tab.getByRole('button', { name: 'I have read it' }).click();
    await tab.keyboard.press('a');
    await pane(tab, 0).locator('.badge', { hasText: 'approved' }).waitFor();
  },

  'a session that ends while somebody types costs no word': async (at) => {
    const { tab, drafts, front } = at;
    await open(at, drafts[4]);
    await pane(tab, 0).getByRole('button', { name: 'Edit' }).click();
    await tab.getByLabel('Subject').fill('Typed before it ended');
    front.state.expired = true;
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByRole('heading', { name: 'Sign in again' }).waitFor();
    await tab.getByLabel('Password').fill('a long enough password');
    await tab.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
    await tab.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal(await tab.getByLabel('Subject').inputValue(), 'Typed before it ended');
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Saved. It waits for approval.').waitFor();
  },

  'a server that is away and comes back costs no word, and live goes on': async (at) => {
    const { tab, drafts, front, call } = at;
    await open(at, drafts[5]);
    await tab.getByText('Live', { exact: true }).waitFor();
    await pane(tab, 0).getByRole('button', { name: 'Edit' }).click();
    await tab.getByLabel('Subject').fill('Typed while it was away');
    front.state.away = true;
    front.cut();
    await tab.getByText('Reconnecting…').waitFor();
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('The server does not answer').first().waitFor();
    await tab.reload();
    front.state.away = false;
    await pane(tab, 0).getByRole('button', { name: 'Go on typing' }).click();
    assert.equal(await tab.getByLabel('Subject').inputValue(), 'Typed while it was away');
    await tab.getByText('Live', { exact: true }).waitFor();
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Saved. It waits for approval.').waitFor();
    const { emails } = await call('GET', `/sequences/${drafts[5].sequenceId}`);
    assert.equal(emails[0].subject, 'Typed while it was away');
  },

  'a Liquid fault is shown at its line while it is typed': async (at) => {
    const { tab, drafts } = at;
    await open(at, drafts[4]);
    await pane(tab, 1).getByRole('button', { name: 'Edit' }).click();
    await tab.locator('.editor textarea').fill('<p>Hello</p>\n<p>{{ contact.properties.firstName | </p>');
    await tab.locator('.faults .line', { hasText: 'Line 2' }).first().waitFor();
    await tab.getByRole('button', { name: 'Discard what I typed' }).click();
  },

  'another draft is asked for and arrives by itself': async (at) => {
    const { tab, drafts } = at;
    await open(at, drafts[4]);
    await pane(tab, 2).getByRole('button', { name: 'Write anew' }).click();
    await tab.getByLabel('What shall be different?').fill('shorter');
    await tab.getByRole('button', { name: 'Write it anew' }).click();
    await pane(tab, 2).getByText(/This text changed while you looked|writing failed/).waitFor({ timeout: 30_000 });
  },

  'a time in a zone of half hours is set on the clock of the contact': async (at) => {
    const { tab, drafts, call } = at;
    await open(at, drafts[1]);
    await pane(tab, 0).getByText('Asia/Kolkata').first().waitFor();
    await pane(tab, 0).getByRole('button', { name: 'Set time' }).click();
    await tab.getByLabel(/When, on the clock of Asia\/Kolkata/).fill('2027-03-01T09:15');
    await tab.getByText('UTC+5:30').first().waitFor();
    await tab.getByRole('button', { name: 'Set the time' }).click();
    await tab.getByText('The time is set.').waitFor();
    const { emails } = await call('GET', `/sequences/${drafts[1].sequenceId}`);
    assert.equal(new Date(emails[0].scheduledAt).toISOString(), '2027-03-01T03:45:00.000Z');
  },

  'a viewer is offered nothing that changes anything': async (at) => {
    const { tab, drafts, front } = at;
    const owner = front.state.session;
    front.state.session = { ...owner, person: { ...owner.person, role: 'viewer' }, may: ['read'] };
    await open(at, drafts[2]);
    assert.equal(await tab.getByRole('button', { name: /^(Approve|Edit|Send back|Write anew|Set time)/ }).count(), 0);
    await tab.keyboard.press('Shift+A');
    await tab.getByText('Your role may read, not approve.').waitFor();
    front.state.session = owner;
  },

  'many are approved at once, those alone that were opened': async (at) => {
    const { tab, url, drafts, call } = at;
    await open(at, drafts[2]);
    await tab.getByRole('link', { name: 'Review' }).first().click();
    await tab.getByRole('searchbox', { name: 'Search the queue' }).fill('follow-up');
    const row = (draft) => tab.locator('.queue li', { has: tab.locator(`a[href="/review/${draft.sequenceId}"]`) });
    await row(drafts[2]).getByRole('checkbox').check();
    assert.equal(await row(drafts[3]).getByRole('checkbox').isDisabled(), true);
    await tab.getByRole('button', { name: 'Approve selected (1)' }).click();
    await tab.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await tab.getByText('1 sequence approved.').waitFor();
    assert.equal((await call('GET', `/sequences/${drafts[2].sequenceId}`)).status, 'active');
    assert(url);
  },
};
