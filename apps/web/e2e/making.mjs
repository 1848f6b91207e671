// What is made on the page: contacts from a file, templates, settings, a dry run with assumptions.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { seen } from './seen.mjs';

const give = (tab, name, text) => tab.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.isBuffer(text) ? text : Buffer.from(text) });
const counted = (tab, label) => tab.locator('.import-counts li', { hasText: label }).locator('strong').innerText();
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
    await seen(at, 'import-done');
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
    front.state.away = true;
    await start.focus();
    await tab.keyboard.press('Enter');
    await tab.getByText('The server does not answer. What is in stays in; it goes on by itself.').waitFor();
    // It goes on while its person looks elsewhere.
    await tab.getByRole('link', { name: 'Mailbox' }).click();
    front.state.away = false;
    await tab.getByRole('link', { name: 'Contacts' }).click();
    await tab.getByRole('link', { name: 'Import a file' }).click();
    await tab.getByText('is in.').waitFor();
    assert.equal(await counted(tab, 'are new'), '3,000');
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
    await seen(at, 'import-useless');
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
};
