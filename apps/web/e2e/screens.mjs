// The screens around the review, by people of each role, at the server as it is.
import assert from 'node:assert/strict';
import { PASSWORD } from './stage.mjs';

let stamps = 0;
const stamp = () => `${Date.now().toString(36)}${stamps++}`;
const DEFINITION = (mark) => `steps:
  - {type: email, key: welcome, subject: "Welcome ${mark}", body: "Hello {{ contact.email }}"}
  - {type: delay, key: rest, duration: 2d}
  - type: condition
    key: knows
    if: {property: contact.properties.plan, operator: equals, value: pro}
    then: [{type: exit}]
    else: [{type: email, key: tips, subject: "Tips ${mark}", body: "Three tips"}]
trigger: {event: signed_up_${mark}}
`;

/** A sequence for many that runs, and a few who are inside, their first email sent. */
export async function running(call, many = 2) {
  const mark = stamp();
  const sequence = await call('POST', '/sequences', { name: `Nurture ${mark}`, definition: DEFINITION(mark) });
  await call('POST', `/sequences/${sequence.id}/approve`, {});
  const contacts = [];
  for (let at = 0; at < many; at++) {
    const contact = await call('POST', '/contacts', { email: `n${at}-${mark}@example.com`, timezone: 'Asia/Kolkata', properties: { firstName: `Nora${at}`, lastName: mark } });
    await call('POST', `/sequences/${sequence.id}/enrolments`, { contactId: contact.id });
    contacts.push(contact);
  }
  const mailed = async () => (await call('GET', `/sequences/${sequence.id}/sends`)).data.filter((send) => send.sentAt).length;
  while ((await mailed()) < many);
  return { mark, sequence, contacts };
}

/** Asks the server from inside the page, as whoever is signed in there. */
const asked = (tab, method, path, body) =>
  tab.evaluate(async ([how, where, what]) => (await fetch(`/api${where}`, { method: how, headers: { 'content-type': 'application/json' }, body: what })).status, [method, path, body === undefined ? undefined : JSON.stringify(body)]);

export const screens = {
  'sequences are found by name, filtered by status and come in pages': async ({ as, url, call, settled }) => {
    const mark = stamp();
    for (let at = 0; at < 53; at++) await call('POST', '/sequences', { name: `Page ${mark} ${at}`, definition: 'steps: [{type: email, key: one, subject: Hello, body: Hello}]' });
    const { tab } = await as('viewer');
    await tab.goto(`${url}/sequences`);
    await tab.getByRole('searchbox', { name: 'Search sequences' }).fill(`page ${mark}`);
    await tab.waitForURL(/[?&]q=/);
    await settled(tab);
    await tab.getByRole('link', { name: `Page ${mark} 0`, exact: true }).waitFor();
    await tab.getByText('50 shown, there are more').waitFor();
    await tab.getByRole('button', { name: 'Show more' }).click();
    await tab.getByText('53 shown').waitFor();
    await tab.getByLabel('Status').selectOption('active');
    await tab.getByText('No sequence is like that').waitFor();
    assert.equal(new URL(tab.url()).searchParams.get('status'), 'active');
    await tab.getByLabel('Status').selectOption('draft');
    await tab.getByRole('link', { name: `Page ${mark} 49`, exact: true }).click();
    await tab.getByRole('heading', { level: 1 }).getByText(`Page ${mark} 49`).waitFor();
    await tab.goBack();
    await tab.getByText(/5\d shown/).waitFor();
  },

  'a sequence is a picture of its steps, counted live, with people, why, sends, versions and its trail': async ({ as, url, call }) => {
    const { mark, sequence, contacts } = await running(call);
    const { tab } = await as('owner');
    await tab.goto(`${url}/sequences/${sequence.id}`);
    const step = (name) => tab.locator('.flow-step', { hasText: name });
    await step(`Welcome ${mark}`).getByText('2 past').waitFor();
    await tab.locator('.flow-branches section').first().waitFor();
    const late = await call('POST', '/contacts', { email: `late-${mark}@example.com`, properties: { firstName: 'Late' } });
    await call('POST', '/events', { name: `signed_up_${mark}`, contactId: late.id });
    await step(`Welcome ${mark}`).getByText('3 past').waitFor();
    await tab.getByRole('link', { name: 'People', exact: true }).click();
    await tab.getByRole('button', { name: `Why: ${contacts[0].email}` }).click();
    await tab.getByRole('dialog').getByText('welcome', { exact: true }).waitFor();
    await tab.keyboard.press('Escape');
    await tab.getByRole('link', { name: 'Sends', exact: true }).last().click();
    await tab.locator('.listing tbody tr').nth(2).waitFor();
    await tab.getByRole('link', { name: 'Definition' }).click();
    const text = tab.getByLabel('Definition, YAML or JSON');
    await text.fill(DEFINITION(mark).replace('duration: 2d', 'duration: 3 days'));
    await tab.locator('.faults').getByText(/duration/).first().waitFor();
    await tab.locator('.faults').getByRole('button', { name: /Line \d/ }).first().click();
    await text.fill(DEFINITION(mark).replace('duration: 2d', 'duration: 3d'));
    await tab.getByText('No faults.').waitFor();
    await tab.getByRole('button', { name: 'Save…' }).click();
    await tab.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await tab.getByText('Saved. Version 2 runs.').waitFor();
    await tab.getByRole('link', { name: 'Versions' }).click();
    await tab.getByRole('button', { name: 'Version 2' }).click();
    await tab.getByRole('button', { name: 'Changes since version 1' }).click();
    await tab.locator('.definition-text ins', { hasText: '3d' }).waitFor();
    await tab.keyboard.press('Escape');
    await tab.getByRole('link', { name: 'Audit trail' }).click();
    await tab.locator('.listing').getByText('sequence approved').first().waitFor();
  },

  'pause, resume and cancel say what they will do, and do it': async ({ as, url, call }) => {
    const { sequence } = await running(call);
    const { tab } = await as('reviewer');
    await tab.goto(`${url}/sequences/${sequence.id}`);
    const dialog = tab.getByRole('dialog');
    const status = async () => (await call('GET', `/sequences/${sequence.id}`)).status;
    await tab.getByRole('button', { name: 'Pause…' }).click();
    await dialog.getByText('2 people are inside').waitFor();
    await dialog.getByRole('button', { name: 'Leave it as it is' }).click();
    assert.equal(await status(), 'active');
    await tab.getByRole('button', { name: 'Pause…' }).click();
    await dialog.getByRole('button', { name: 'Pause it' }).click();
    await tab.locator('h1 .badge', { hasText: 'paused' }).waitFor();
    assert.equal(await status(), 'paused');
    await tab.getByRole('button', { name: 'Resume…' }).click();
    await dialog.getByText(/later than P?\d/i).waitFor();
    await dialog.getByRole('button', { name: 'Resume it' }).click();
    await tab.locator('h1 .badge', { hasText: 'active' }).waitFor();
    await tab.getByRole('button', { name: 'Cancel…' }).click();
    await dialog.getByText('This cannot be undone.').waitFor();
    await dialog.getByRole('button', { name: 'Cancel it for good' }).click();
    await tab.locator('h1 .badge', { hasText: 'cancelled' }).waitFor();
    assert.equal(await status(), 'cancelled');
    await tab.getByText('0 people inside').waitFor();
  },

  'a contact is found, and the timeline tells what happened': async ({ as, url, call }) => {
    const { mark, sequence, contacts: [contact] } = await running(call);
    await call('POST', '/events', { name: `asked_${mark}`, contactId: contact.id, properties: { about: 'the price' } });
    const { tab } = await as('owner');
    await tab.goto(`${url}/contacts`);
    await tab.getByRole('searchbox', { name: 'Search contacts' }).fill(`n0-${mark}`);
    await tab.getByText('1 shown', { exact: true }).waitFor();
    await tab.getByRole('link', { name: `Nora0 ${mark}` }).click();
    await tab.locator('.timeline').getByText(`asked_${mark}`).waitFor();
    await tab.locator('.timeline').getByText('Its properties').click();
    await tab.locator('.timeline').getByText('the price').waitFor();
    await tab.locator('.timeline li.send').first().waitFor();
    await tab.getByRole('button', { name: 'Unsubscribe…' }).click();
    await tab.getByRole('dialog').getByRole('button', { name: 'Unsubscribe', exact: true }).click();
    await tab.locator('.badge', { hasText: 'unsubscribed' }).waitFor();
    await tab.getByRole('link', { name: 'Sequences', exact: true }).last().click();
    await tab.getByRole('button', { name: `Why, in ${sequence.id}` }).click();
    await tab.getByRole('dialog').getByText(/unsubscribed/i).first().waitFor();
  },

  'an owner invites, changes and keeps out people, makes keys and ends them': async ({ as, open, url, server, call }) => {
    const mark = stamp();
    const { tab } = await as('owner');
    const dialog = tab.getByRole('dialog');
    await tab.goto(`${url}/people`);
    await tab.getByRole('button', { name: 'Invite somebody…' }).click();
    await dialog.getByLabel('E-mail').fill(`vera-${mark}@office.example`);
    await dialog.getByRole('radio', { name: /Viewer/ }).check();
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    const link = await dialog.getByLabel('Link', { exact: true }).inputValue();
    await dialog.getByRole('button', { name: 'I have it' }).click();
    await tab.getByRole('region', { name: 'Open invitations' }).last().getByText(`vera-${mark}@office.example`).waitFor();
    const vera = await open();
    await vera.tab.goto(link);
    await vera.tab.getByLabel('Your name').fill(`Vera ${mark}`);
    await vera.tab.getByLabel('Password').fill(PASSWORD);
    await vera.tab.keyboard.press('Enter');
    await vera.tab.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await tab.reload();
    await tab.getByRole('button', { name: `Change Vera ${mark}` }).click();
    await dialog.getByRole('radio', { name: /Reviewer/ }).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Saved.').waitFor();
    assert.equal((await call('GET', '/people')).data.find((one) => one.name === `Vera ${mark}`).role, 'reviewer');
    await tab.getByRole('button', { name: `Change Vera ${mark}` }).click();
    await dialog.getByRole('button', { name: 'Keep them out' }).click();
    await tab.getByText('They are kept out').waitFor();
    assert.equal(await asked(vera.tab, 'GET', '/stats'), 401);
    await tab.getByRole('link', { name: 'API keys' }).click();
    await tab.getByRole('button', { name: 'Make a key…' }).click();
    await dialog.getByLabel('Name').fill(`Shop ${mark}`);
    await dialog.getByRole('button', { name: 'Make it' }).click();
    const key = await dialog.getByLabel('Key', { exact: true }).inputValue();
    await dialog.getByRole('button', { name: 'I have it' }).click();
    const stats = async () => (await fetch(`${server}/api/stats`, { headers: { authorization: `Bearer ${key}` } })).status;
    assert.equal(await stats(), 200);
    await tab.getByRole('button', { name: `Revoke Shop ${mark}` }).click();
    await dialog.getByRole('button', { name: 'Revoke it' }).click();
    await tab.getByText('Revoked.').waitFor();
    assert.equal(await stats(), 401);
  },

  'sends are filtered and opened, addresses suppressed and let go, mail read in the mailbox': async ({ as, url, call }) => {
    const { mark, contacts: [contact] } = await running(call);
    const { tab } = await as('owner');
    const dialog = tab.getByRole('dialog');
    await tab.goto(`${url}/sends`);
    await tab.getByLabel('Status').selectOption('bounced');
    await tab.getByText('No send is in this state').waitFor();
    await tab.getByLabel('Status').selectOption('sent');
    await tab.locator('.listing .link').first().click();
    await dialog.getByText('Heard about it').waitFor();
    await tab.keyboard.press('Escape');
    await tab.goto(`${url}/suppressions`);
    await tab.getByRole('button', { name: 'Suppress an address…' }).click();
    await dialog.getByLabel('E-mail').fill(contact.email);
    await dialog.getByLabel('Why').fill('Asked by telephone');
    await dialog.getByRole('button', { name: 'Suppress it' }).click();
    const end = tab.getByRole('button', { name: `Remove ${contact.email}` });
    await dialog.waitFor({ state: 'hidden' });
    await tab.getByRole('searchbox').fill(contact.email);
    await end.waitFor();
    assert.equal((await call('GET', `/contacts/${contact.id}`)).suppressed, true);
    await end.click();
    await dialog.getByRole('button', { name: 'Let it be mailed' }).click();
    await tab.getByText('This address is not suppressed').waitFor();
    await tab.goto(`${url}/inbox`);
    await tab.getByRole('searchbox').fill(contact.email);
    await tab.getByText('1 shown', { exact: true }).waitFor();
    await tab.getByRole('button', { name: `Welcome ${mark}` }).click();
    await dialog.locator('dl').getByText(contact.email).waitFor();
    await tab.keyboard.press('Escape');
    // The server's own plain pages know who has signed in here.
    await tab.goto(`${url}/mailbox`);
    await tab.getByText(`Welcome ${mark}`).first().waitFor();
  },

  'a viewer is offered nothing that changes anything, and would be refused': async ({ as, url, call, settled }) => {
    const { sequence, contacts: [contact] } = await running(call);
    const { tab } = await as('viewer');
    const offered = [];
    for (const path of ['/', '/review', `/review/${sequence.id}`, '/sequences', ...['flow', 'people', 'sends', 'definition', 'versions', 'audit'].map((part) => `/sequences/${sequence.id}?part=${part}`), '/contacts', `/contacts/${contact.id}`, '/templates', '/sends', '/suppressions', '/inbox', '/settings', '/settings?part=voice', '/people']) {
      await tab.goto(url + path);
      await tab.locator('main h1, main .state').first().waitFor();
      await settled(tab);
      for (const name of await tab.locator('main button').allTextContents()) {
        if (/Approve|Edit|Send back|Write anew|Set time|Pause|Resume|Cancel|Take|Let|Suppress|Remove|Unsubscribe|Invite|Make|Revoke|Save|Import|New|Delete/.test(name) && !/since approval/.test(name)) offered.push(`${path}: ${name}`);
      }
    }
    assert.deepEqual(offered, []);
    assert.equal(await tab.getByRole('link', { name: 'People and keys' }).count(), 0);
    const [email] = (await call('GET', `/sequences/${sequence.id}`)).emails;
    const refused = {};
    for (const [method, path, body] of [
      ['POST', `/emails/${email.id}/approve`, {}], ['PATCH', `/emails/${email.id}`, { subject: 'x' }], ['POST', `/emails/${email.id}/reject`, { instruction: 'x' }],
      ['POST', `/emails/${email.id}/regenerate`, {}], ['POST', `/emails/${email.id}/reschedule`, { scheduledAt: '2030-01-01T00:00:00Z' }],
      ['POST', `/sequences/${sequence.id}/pause`, {}], ['POST', `/sequences/${sequence.id}/cancel`, {}], ['PATCH', `/sequences/${sequence.id}`, { name: 'x' }],
      ['POST', '/contacts', { email: 'x@example.com' }], ['DELETE', `/contacts/${contact.id}`], ['POST', '/suppressions', { email: 'x@example.com' }],
      ['PATCH', '/workspace', { name: 'x' }], ['GET', '/people'], ['GET', '/keys'], ['POST', '/keys', { name: 'x' }],
    ]) refused[`${method} ${path}`] = await asked(tab, method, path, body);
    assert.deepEqual(Object.entries(refused).filter(([, status]) => status !== 403), []);
  },

  'a reviewer reviews, pauses and cancels, and is refused what only owners do': async ({ as, url, call, settled }) => {
    const { sequence, contacts: [contact] } = await running(call);
    const { tab } = await as('reviewer');
    await tab.goto(`${url}/sequences/${sequence.id}?part=people`);
    await tab.getByRole('button', { name: `Why: ${contact.email}` }).waitFor();
    await tab.getByRole('button', { name: 'Pause…' }).waitFor();
    assert.equal(await tab.getByRole('button', { name: /Take out/ }).count(), 0);
    await tab.goto(`${url}/suppressions`);
    await tab.getByRole('heading', { name: 'Suppressions' }).waitFor();
    await settled(tab);
    assert.equal(await tab.getByRole('button', { name: /Suppress an address|Remove/ }).count(), 0);
    await tab.goto(`${url}/people`);
    await tab.getByText('Only owners see people and keys').waitFor();
    for (const [method, path, body] of [['POST', '/suppressions', { email: 'x@example.com' }], ['DELETE', `/contacts/${contact.id}`], ['GET', '/keys'], ['POST', '/people/invitations', { email: 'x@example.com', role: 'owner' }], ['PATCH', '/workspace', { name: 'x' }], ['PATCH', `/sequences/${sequence.id}`, { definition: 'steps: []' }]]) {
      assert.equal(await asked(tab, method, path, body), 403, `${method} ${path}`);
    }
  },
};

/** Presses Tab until this has the focus. */
async function to(tab, what, key = 'Tab') {
  await what.waitFor();
  for (let presses = 0; presses < 120; presses++) {
    if (await what.evaluate((one) => one === document.activeElement)) return;
    await tab.keyboard.press(key);
  }
  throw new Error(`by ${key} nobody comes to ${what}`);
}

async function press(tab, what) {
  await to(tab, what);
  await tab.keyboard.press('Enter');
}

export const byKeyboard = {
  'the whole life of a nurture sequence by keyboard alone': async ({ open, url, call }) => {
    const mark = stamp();
    const email = `kay-${mark}@office.example`;
    const { url: link } = await call('POST', '/people/invitations', { email, role: 'reviewer' });
    const contact = await call('POST', '/contacts', { email: `keys-${mark}@example.com`, timezone: 'Asia/Kolkata', properties: { firstName: 'Key', lastName: mark } });
    const emails = ['First', 'Second'].map((subject) => ({ subject: `${subject} ${mark}`, text: 'Hello {{ contact.properties.firstName }}', delay: '0d' }));
    const sequence = await call('POST', '/sequences', { name: `By keyboard ${mark}`, contactId: contact.id, emails });
    const { tab } = await open();
    await tab.goto(link);
    await to(tab, tab.getByLabel('Your name'));
    await tab.keyboard.type('Kay');
    await tab.keyboard.press('Tab');
    await tab.keyboard.type(PASSWORD);
    await tab.keyboard.press('Enter');
    const nav = (name) => tab.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true });
    await tab.getByRole('heading', { name: 'Dashboard' }).waitFor();
    // Review: found, edited, approved.
    await press(tab, nav('Review'));
    await to(tab, tab.getByRole('searchbox', { name: 'Search the queue' }));
    await tab.keyboard.type(contact.email);
    await press(tab, tab.locator(`.queue a[href="/review/${sequence.id}"]`));
    await tab.locator('.email iframe').first().waitFor();
    await tab.keyboard.press('?');
    await tab.getByRole('dialog').getByText('Approve the whole sequence').waitFor();
    await tab.keyboard.press('Escape');
    await tab.keyboard.press('e');
    await tab.getByLabel('Subject').waitFor();
    await tab.keyboard.press('End');
    await tab.keyboard.type(', edited');
    await tab.keyboard.press('Control+Enter');
    await tab.getByText('Saved. It waits for approval.').waitFor();
    await tab.keyboard.press('a');
    await tab.locator('.email').nth(0).locator('.badge', { hasText: 'approved' }).waitFor();
    await tab.keyboard.press('Shift+A');
    await tab.getByText(`By keyboard ${mark} is approved.`).waitFor();
    // Its picture, its people, and why.
    await press(tab, nav('Sequences'));
    await to(tab, tab.getByRole('searchbox', { name: 'Search sequences' }));
    await tab.keyboard.type(`By keyboard ${mark}`);
    await press(tab, tab.getByRole('link', { name: `By keyboard ${mark}`, exact: true }));
    await tab.locator('.flow-step').first().waitFor();
    // Both emails are sent by now or soon; a sequence for one contact is over then.
    await tab.locator('h1 .badge', { hasText: 'completed' }).waitFor();
    await press(tab, tab.getByRole('link', { name: 'Audit trail' }));
    await tab.getByText('sequence approved').first().waitFor();
    await press(tab, tab.getByRole('link', { name: 'one contact' }));
    await tab.locator('.timeline li.send').nth(1).waitFor();
    await press(tab, tab.getByRole('navigation', { name: 'Parts of the contact' }).getByRole('link', { name: 'Sequences' }));
    await press(tab, tab.getByRole('button', { name: `Why, in ${sequence.id}` }));
    await tab.getByRole('dialog').getByText('completed').first().waitFor();
    await tab.keyboard.press('Escape');
    // What arrived.
    await press(tab, nav('Mailbox'));
    await to(tab, tab.getByRole('searchbox'));
    await tab.keyboard.type(contact.email);
    await press(tab, tab.getByRole('button', { name: `First ${mark}, edited` }));
    await tab.getByRole('dialog').frameLocator('iframe').getByText('Hello Key').waitFor();
    await tab.keyboard.press('Escape');
    // One that runs is paused, resumed and cancelled.
    const many = await running(call, 1);
    await press(tab, nav('Sequences'));
    await to(tab, tab.getByRole('searchbox', { name: 'Search sequences' }));
    await tab.keyboard.type(many.mark);
    await press(tab, tab.getByRole('link', { name: `Nurture ${many.mark}`, exact: true }));
    const badge = (word) => tab.locator('h1 .badge', { hasText: word }).waitFor();
    for (const [button, go, word] of [['Pause…', 'Pause it', 'paused'], ['Resume…', 'Resume it', 'active'], ['Cancel…', 'Cancel it for good', 'cancelled']]) {
      await press(tab, tab.getByRole('button', { name: button }));
      await press(tab, tab.getByRole('dialog').getByRole('button', { name: go }));
      await badge(word);
    }
    await press(tab, tab.getByRole('button', { name: 'Sign out' }));
    await tab.getByLabel('Password').waitFor();
  },
};
