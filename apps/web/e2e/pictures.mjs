// node e2e/pictures.mjs URL LINK: takes the pictures of the documents. URL is of a fresh `./espalier demo`, LINK the
// sign-in link that it printed.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { browser, settled, watched } from './browser.mjs';
import { PASSWORD } from './stage.mjs';

const [url, link] = process.argv.slice(2);
assert(url && link, 'usage: node e2e/pictures.mjs URL LINK');
const chromium = await browser();
const context = await chromium.newContext({ viewport: { width: 1280, height: 800 }, timezoneId: 'Europe/London', colorScheme: 'light' });
const { page: tab } = await watched(context);

async function picture(name, path, ready) {
  await tab.goto(url + path);
  await tab.locator(ready).first().waitFor();
  await settled(tab);
  await tab.screenshot({ path: fileURLToPath(new URL(`../../../docs/images/${name}.png`, import.meta.url)) });
  console.log(`docs/images/${name}.png`);
}

const first = async (path) => {
  const { data } = await (await context.request.get(`${url}/api${path}`)).json();
  assert(data.length > 0, `${path}: nothing there`);
  return data[0];
};

await tab.goto(link);
await tab.getByLabel('E-mail').fill('olive@office.example');
await tab.getByLabel('Your name').fill('Olive Owner');
await tab.getByLabel('Password').fill(PASSWORD);
await tab.keyboard.press('Enter');
await tab.getByRole('heading', { name: 'Dashboard' }).waitFor();
await picture('dashboard', '/', '.counts dd');
await picture('queue', '/review', '.queue');
await picture('review', `/review/${(await first('/review-queue')).sequenceId}`, '.email iframe');
await picture('sequence', `/sequences/${(await first('/sequences?status=active')).id}`, '.flow');
const { contactId } = await first('/sends');
await picture('contact', `/contacts/${contactId}`, '.timeline');
await chromium.close();
