// What is made on the page: contacts from a file, templates, settings, a dry run with assumptions.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { seen } from './seen.mjs';

const give = (tab, name, text) => tab.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.isBuffer(text) ? text : Buffer.from(text) });
const counted = (tab, label) => tab.locator('.import-counts li', { hasText: label }).locator('strong').innerText();
const pick = async ({ tab, call }, label, contactId) => {
  await tab.getByLabel(`${label}: find by name or address`).fill((await call('GET', `/contacts/${contactId}`)).email);
  await tab.getByLabel(label, { exact: true }).selectOption(contactId);
};
const stamp = () => Date.now().toString(36);

export const making = {
  'import: what will happen is seen before anything is written, then it happens, and the refused rows are a file': async (at) => {
    const { tab, url, call } = at;
    const it = `i${stamp()}.example`;
    await call('POST', '/contacts', { email: `old@${it}`, properties: { plan: 'free' } });
    const rows = Array.from({ length: 2_400 }, (_, at) => `p${at}@${it};"Anna\n${at}";pro;Europe/London`);
    rows.splice(1_200, 0, `nobody;"Who;ever";pro;`, `OLD@${it};Olga;pro;Mars/Olympus`, `P7@${it};Again;free;`);
    await tab.goto(`${url}/contacts`);
    await tab.getByRole('link', { name: 'Import a file' }).click();
    await give(tab, 'people.csv', `\ufeffemail;firstName;plan;timezone\r\n${rows.join('\r\n')}`);
    await tab.getByRole('button', { name: 'Import 2,401 contacts' }).waitFor();
    assert.deepEqual([await counted(tab, 'would be new'), await counted(tab, 'would change'), await counted(tab, 'repeat'), await counted(tab, 'refused')], ['2,400', '1', '1', '1']);
    await tab.locator('.import-columns .timezone', { hasText: 'Time zone' }).waitFor();
    assert.equal((await call('GET', `/contacts?search=${it}`)).data.length, 1, 'nothing is written by looking');
    await seen(at, 'import-checked');
    await tab.getByRole('button', { name: 'Import 2,401 contacts' }).click();
    await tab.getByText('is in.').waitFor();
    assert.deepEqual([await counted(tab, 'are new'), await counted(tab, 'changed'), await counted(tab, 'repeat'), await counted(tab, 'refused')], ['2,400', '1', '1', '1']);
    await seen(at, 'import-done', 'too');
    const [saved] = await Promise.all([tab.waitForEvent('download'), tab.getByRole('button', { name: 'Save 1 refused row as CSV' }).click()]);
    assert.equal(saved.suggestedFilename(), 'people.refused.csv');
    // Line 1 names the columns, and each of the 1,200 rows before it takes two.
    assert.equal(readFileSync(await saved.path(), 'utf8'), 'email,firstName,plan,timezone,refused_line,refused_reason\r\nnobody,"Who;ever",pro,,2402,"email: ""nobody"" has no @"\r\n');
    assert.equal((await call('GET', `/contacts?email=old@${it}`)).data[0].properties.plan, 'pro');
    assert.equal((await call('GET', `/contacts?email=p7@${it}`)).data[0].properties.plan, 'pro', 'the first row of an address counts, whatever part it is in');
  },

  'import: a server that goes away in the middle costs nothing, by keyboard alone': async ({ tab, url, call, front }) => {
    const it = `k${stamp()}.example`;
    await tab.goto(`${url}/contacts/import`);
    await give(tab, 'people.csv', `email,n\n${Array.from({ length: 3_000 }, (_, at) => `p${at}@${it},${at}\n`).join('')}`);
    const start = tab.getByRole('button', { name: 'Import 3,000 contacts' });
    await start.waitFor();
    // The first part goes in and its answer is lost; then the server is away.
    await tab.route('**/api/contacts/import', async (route) => {
      await route.fetch();
      front.state.away = true;
      await route.abort();
    }, { times: 1 });
    await start.focus();
    await tab.keyboard.press('Enter');
    await tab.getByText('The server does not answer. What is in stays in; it goes on by itself.').waitFor();
    // It goes on while its person looks elsewhere.
    await tab.getByRole('link', { name: 'Mailbox' }).click();
    front.state.away = false;
    await tab.getByRole('link', { name: 'Contacts' }).click();
    await tab.getByRole('link', { name: 'Import a file' }).click();
    await tab.getByText('is in.').waitFor();
    await tab.getByText('1,000 rows were sent again').waitFor();
    assert.deepEqual([await counted(tab, 'are new'), await counted(tab, 'as they were'), await counted(tab, 'changed')], ['2,000', '1,000', '0']);
    assert.equal((await call('GET', `/contacts?search=${it}&limit=1`)).data.length, 1);
  },

  'import: a file that cannot be used says why': async (at) => {
    const { tab, url } = at;
    await tab.goto(`${url}/contacts/import`);
    await give(tab, 'empty.csv', '');
    await tab.getByText('The file is empty').waitFor();
    await give(tab, 'names.csv', 'name;plan\nAda;pro\n');
    await tab.getByText('no column email (expected: one)').waitFor();
    await tab.getByText('name;plan').waitFor();
    await seen(at, 'import-useless', 'too');
    await give(tab, 'mail.csv', 'Adresse;Vorname\nada@named.example;Ada\n');
    await tab.getByLabel('The addresses stand in').selectOption('Adresse');
    await tab.locator('.import-columns .property', { hasText: 'Vorname' }).waitFor();
    await tab.getByRole('button', { name: 'Import 1 contact' }).waitFor();
    await tab.getByRole('button', { name: 'Another file' }).click();
    await give(tab, 'book.csv', Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]));
    await tab.getByText('This is a spreadsheet, not a CSV file').waitFor();
    const latin = Buffer.from(`email,firstName\n${Array.from({ length: 6_000 }, (_, at) => `p${at}@latin.example,M\u00fcller, with a name that fills a line, ${at}`.replace('M\u00fcller,', '"M\u00fcller').concat('"\n')).join('')}`, 'latin1');
    assert(latin.length > 300_000);
    await give(tab, 'latin.csv', latin);
    await tab.getByText('It is not UTF-8.').waitFor();
    await tab.getByText('Müller with a name').first().waitFor();
    await tab.getByLabel('Written in').selectOption('utf-8');
    await tab.getByText('are not UTF-8: choose above').waitFor();
    await tab.getByText('There is nothing to import').waitFor();
    await tab.getByRole('button', { name: 'Another file' }).click();
    await tab.getByText('Choose a CSV file, or drop it here').waitFor();
    await tab.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['email\n'], 'dropped.csv'));
      document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
    });
    await tab.getByText('The file has no row below its first').waitFor();
  },

  'import: not offered to a viewer': async ({ tab, url, front }) => {
    const owner = front.state.session;
    front.state.session = { ...owner, person: { ...owner.person, role: 'viewer' }, may: ['read'] };
    await tab.goto(`${url}/contacts`);
    await tab.getByRole('heading', { name: 'Contacts' }).waitFor();
    assert.equal(await tab.getByRole('link', { name: /Import|from a CSV/ }).count(), 0);
    await tab.goto(`${url}/contacts/import`);
    await tab.getByText('An owner may import contacts').waitFor();
    front.state.session = owner;
  },

  'template: written with its faults at their lines, kept over a reload, seen in the frame, created': async (at) => {
    const { tab, url, call, drafts } = at;
    const id = `welcome_${stamp()}`;
    await tab.goto(`${url}/templates`);
    await tab.getByRole('link', { name: 'New template' }).click();
    await tab.getByLabel('Name', { exact: true }).fill('Wélcome, all');
    assert.match(await tab.getByLabel('Id').inputValue(), /^we_?lcome_all$/);
    await tab.getByLabel('Id').fill(id);
    await tab.getByLabel('Subject').fill('Hello {{ contact.properties.firstName }}');
    await tab.getByLabel('Body (Markdown)').fill('# Hello\n\n{% if contact.email %}There is more.\n<script>alert(1)</script>');
    await tab.locator('.faults .line', { hasText: 'Line 3' }).waitFor();
    await tab.reload();
    await tab.getByText('Kept in this tab until you save.').waitFor();
    await seen(at, 'template-fault');
    await tab.getByLabel('Body (Markdown)').fill('# Hello {{ contact.properties.firstName }}\n\nThere is *more* of {{ contact.properties.street }}.');
    await tab.getByText('never closed').waitFor({ state: 'hidden' });
    await pick(at, 'What somebody would get', drafts[0].contactId);
    await tab.getByText('Hello Ada').first().waitFor();
    const frame = tab.frameLocator('iframe');
    await frame.getByText('There is more of 12 Orchard Road.').waitFor();
    assert.equal(await tab.locator('iframe').getAttribute('sandbox'), '');
    await tab.getByRole('button', { name: 'Create' }).click();
    await tab.getByText('The template is there.').waitFor();
    await tab.getByText('No sequence that is not over.').waitFor();
    await seen(at, 'template', 'too');
    assert.equal((await call('GET', `/templates/${id}`)).version, 1);
  },

  'template: two who write at once; one in use is not deleted, and says who uses it': async (at) => {
    const { tab, url, call } = at;
    const id = `both_${stamp()}`;
    await call('PUT', `/templates/${id}`, { name: 'Both', subject: 'One', markdown: 'First.' });
    await call('POST', '/sequences', { id: `seq_${id}`, name: 'Uses both', definition: `steps: [{type: email, key: hello, templateId: ${id}}]`, triggers: [{ type: 'event', eventName: 'x' }] });
    await tab.goto(`${url}/templates/${id}`);
    await tab.getByLabel('Subject').fill('Mine');
    await call('PUT', `/templates/${id}`, { name: 'Both', subject: 'Theirs', markdown: 'First.' });
    await tab.keyboard.press('Control+Enter');
    await tab.getByText('it is at version 2 now').waitFor();
    assert.equal(await tab.getByLabel('Subject').inputValue(), 'Mine');
    await tab.getByRole('button', { name: 'Keep mine, over the newer one' }).click();
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Saved as version 3.').waitFor();
    await tab.getByRole('button', { name: 'Delete…' }).click();
    const dialog = tab.getByRole('dialog');
    await dialog.getByText('It cannot be deleted: 1 sequence').waitFor();
    await dialog.getByRole('link', { name: 'Uses both' }).waitFor();
    assert.equal(await dialog.getByRole('button', { name: 'Delete', exact: true }).count(), 0);
    await tab.keyboard.press('Escape');
    await call('DELETE', `/sequences/seq_${id}`);
    await tab.getByRole('button', { name: 'Delete…' }).click();
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await tab.getByText('“Both” is deleted.').waitFor();
    await assert.rejects(call('GET', `/templates/${id}`), /404/);
  },

  'settings: five faults at once, each at its field; nothing typed is lost; a viewer only reads': async (at) => {
    const { tab, url, call, front } = at;
    await call('PATCH', '/workspace/brand-voice', { avoid: [], examples: [] });
    await call('PATCH', '/workspace/drafting', { monthlyTokens: null });
    const before = await call('GET', '/workspace');
    const name = `Orchard & Sons ${stamp()}`;
    await tab.goto(`${url}/settings`);
    const wrong = { 'Time zone': 'Mars/Olympus', Latest: 'soon', Spacing: '3d, 1d', 'Frequency cap': 'often', 'Rate limit': 'fast' };
    await tab.getByLabel('Name', { exact: true }).fill(name);
    for (const [label, value] of Object.entries(wrong)) await tab.getByLabel(label, { exact: true }).fill(value);
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('5 fields to be put right').waitFor();
    assert.equal(await tab.locator('[aria-invalid=true]').count(), 5);
    await seen(at, 'settings-faults');
    await tab.reload();
    assert.equal(await tab.getByLabel('Rate limit').inputValue(), 'fast');
    const right = { 'Time zone': before.timezone, Latest: before.maxLateness, Spacing: before.spacing.join(', '), 'Frequency cap': before.frequencyCap ?? 'off', 'Rate limit': '5000/h' };
    for (const [label, value] of Object.entries(right)) await tab.getByLabel(label, { exact: true }).fill(value);
    await tab.keyboard.press('Enter');
    await tab.getByText('Saved.').waitFor();
    assert.deepEqual({ ...before, name, rateLimit: '5000/h' }, await call('GET', '/workspace'));
    await tab.getByRole('link', { name: 'Brand voice' }).click();
    await tab.getByLabel('Words to avoid').fill('cheap\nbargain');
    await tab.getByLabel('Example mails').fill('Dear Ada,\n\nthank you.\n---\nDear Bob');
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByRole('button', { name: 'Discard what I typed' }).waitFor({ state: 'hidden' });
    assert.deepEqual((await call('GET', '/workspace/brand-voice')).examples, ['Dear Ada,\n\nthank you.', 'Dear Bob']);
    await tab.getByRole('link', { name: 'Drafting' }).click();
    await tab.getByLabel('Tokens in a month').fill('1,000,000');
    await tab.keyboard.press('Enter');
    await tab.getByRole('button', { name: 'Discard what I typed' }).waitFor({ state: 'hidden' });
    assert.equal((await call('GET', '/workspace/drafting')).monthlyTokens, 1_000_000);
    await call('PATCH', '/workspace', { name: before.name, rateLimit: before.rateLimit ?? 'off' });
    await call('PATCH', '/workspace/drafting', { monthlyTokens: null });
    await call('PATCH', '/workspace/brand-voice', { avoid: [], examples: [] });
    const owner = front.state.session;
    front.state.session = { ...owner, person: { ...owner.person, role: 'viewer' }, may: ['read'] };
    await tab.goto(`${url}/settings`);
    await tab.getByText('An owner may change these.').waitFor();
    assert.equal(await tab.getByRole('button', { name: 'Save' }).count(), 0);
    front.state.session = owner;
  },

  'settings: a new sender says whom it concerns before and after; the window faults at its fields, and the time picker knows it': async (at) => {
    const { tab, url, call, drafts: [draft] } = at;
    const before = await call('GET', '/workspace');
    await call('PATCH', '/workspace', { schedule: null });
    await tab.goto(`${url}/settings?part=sending`);
    const sender = tab.locator('form', { hasText: 'Sender’s name' });
    await sender.getByLabel('Sender’s name').fill('Orchard & Sons');
    await sender.getByLabel('Sender’s address').fill('office @ nowhere');
    await sender.getByRole('button', { name: 'Save' }).click();
    await sender.getByText('1 field to be put right').waitFor();
    assert.equal(await sender.locator('[aria-invalid=true]').count(), 1);
    await tab.reload();
    await sender.getByLabel('Sender’s address').fill('office@orchard.example');
    await sender.getByText(/drafts? takes? it at once/).waitFor();
    await sender.getByRole('button', { name: 'Save' }).click();
    await tab.getByText(/^Saved. [0-9]+ drafts? took it at once/).waitFor();
    assert.equal((await call('GET', '/workspace')).senderEmail, 'office@orchard.example');
    await call('PATCH', '/workspace', { senderName: before.senderName, senderEmail: before.senderEmail });

    const window = tab.locator('form', { hasText: 'Zone of the window' });
    for (const [label, value] of Object.entries({ From: '9', Days: 'noday', 'Zone of the window': 'Mars/Olympus', 'Not on public holidays of': 'XX' })) await window.getByLabel(label, { exact: true }).fill(value);
    await window.getByRole('button', { name: 'Save' }).click();
    await window.getByText('4 fields to be put right').waitFor();
    await seen(at, 'settings-sending');
    for (const [label, value] of Object.entries({ From: '09:00', To: '09:01', Days: 'mon-sun', 'Zone of the window': 'UTC', 'Not on public holidays of': '' })) await window.getByLabel(label, { exact: true }).fill(value);
    await window.getByRole('button', { name: 'Save' }).click();
    await window.getByText('Now: 09:00 to 09:01, UTC.').waitFor();
    await tab.goto(`${url}/review/${draft.sequenceId}`);
    await tab.locator('.email').first().getByRole('button', { name: 'Set time' }).click();
    const dialog = tab.getByRole('dialog');
    await dialog.getByText('Send window of the workspace: 09:00 to 09:01, UTC; a fixed time wins over it.').waitFor();
    await dialog.getByLabel(/^When/).fill(`${new Date().getFullYear() + 1}-06-15T18:30`);
    await dialog.getByText('The workspace’s send window is shut then.').waitFor();
    await tab.keyboard.press('Escape');
    await tab.goto(`${url}/settings?part=sending`);
    for (const label of ['From', 'To', 'Zone of the window']) await window.getByLabel(label, { exact: true }).fill('');
    await window.getByRole('button', { name: 'Save' }).click();
    await window.getByText('Now: at any time.').waitFor();
    assert.equal((await call('GET', '/workspace')).schedule, null);
  },

  'dry run: what is supposed leads another way, and each mail is seen as it would arrive': async (at) => {
    const { tab, url, call, drafts } = at;
    const id = `seq_way_${stamp()}`;
    const definition = [
      'steps:', '  - {type: email, key: welcome, subject: "Hello {{ contact.properties.firstName }}", body: "Welcome to {{ contact.properties.street }}."}',
      '  - {type: wait, key: order, event: order_placed, timeout: 5d, then: [{type: email, key: thanks, subject: Thank you, body: "It is on its way."}], else: []}',
      '  - {type: condition, key: read, if: {email: welcome, did: opened}, then: [{type: email, key: more, subject: There is more, body: "You read it."}], else: [{type: exit, key: out, reason: never read}]}',
    ].join('\n');
    await call('POST', '/sequences', { id, name: 'Ways', definition, triggers: [{ type: 'event', eventName: 'x' }] });
    await tab.goto(`${url}/sequences/${id}?part=definition`);
    await pick(at, 'For', drafts[0].contactId);
    const plan = tab.locator('.plan');
    await plan.getByText('Hello Ada').waitFor();
    assert.equal(await plan.getByText('There is more').count(), 0);
    await tab.getByRole('group', { name: 'Suppose that welcome is' }).getByRole('button', { name: 'opened' }).click();
    await plan.getByText('There is more').waitFor();
    await tab.getByLabel('Event', { exact: true }).fill('order_placed');
    await tab.getByLabel('comes after').fill('2d');
    await tab.keyboard.press('Enter');
    await plan.getByText('Thank you').waitFor();
    // What is supposed, and of whom, is there after a reload.
    await tab.reload();
    await plan.getByText('Thank you').waitFor();
    await plan.getByText('There is more').waitFor();
    await plan.locator('li', { hasText: 'Hello Ada' }).getByText('The mail', { exact: true }).click();
    const frame = plan.frameLocator('iframe');
    await frame.getByText('Welcome to 12 Orchard Road.').waitFor();
    await seen(at, 'dry-run');
    await plan.getByRole('button', { name: 'Text', exact: true }).click();
    await plan.locator('.plain-text', { hasText: 'Welcome to 12 Orchard Road.' }).waitFor();
    await tab.getByRole('button', { name: 'Suppose nothing' }).click();
    await plan.getByText('There is more').waitFor({ state: 'hidden' });
  },

  'mailbox: a message is seen as its reader sees it': async (at) => {
    const { tab, url, call } = at;
    const contact = await call('POST', '/contacts', { email: `reader-${stamp()}@example.com` });
    const { id } = await call('POST', '/sequences', { name: 'Mail', contactId: contact.id, emails: [{ subject: 'Here it is', html: '<p>Look: <img src="https://pictures.example/a.png" alt="a picture"></p>' }] });
    await call('POST', `/sequences/${id}/approve`, {});
    const elsewhere = [];
    // What the frame's policy keeps back is told of too: as one that it kept back.
    const gone = (request) => request.url().includes('pictures.example') && elsewhere.push(request.failure()?.errorText ?? 'sent');
    tab.on('requestfailed', gone);
    tab.on('requestfinished', gone);
    for (let sent = []; sent.length === 0; sent = (await call('GET', `/mailbox?to=${contact.email}`)).data);
    await tab.goto(`${url}/inbox?to=${contact.email}`);
    await tab.getByRole('button', { name: 'Here it is' }).click();
    const dialog = tab.getByRole('dialog');
    const frame = dialog.frameLocator('iframe');
    await frame.getByText('Look:').waitFor();
    await seen(at, 'message');
    assert.deepEqual(elsewhere.filter((how) => how !== 'csp'), [], 'looking tells nobody');
    await dialog.getByLabel('Pictures').check();
    await tab.waitForRequest(/pictures\.example/);
    await dialog.getByRole('button', { name: 'Text', exact: true }).click();
    await dialog.locator('.plain-text', { hasText: 'Look:' }).waitFor();
    await dialog.getByText('Headers').click();
    await dialog.getByText('List-Unsubscribe-Post').waitFor();
  },
};
