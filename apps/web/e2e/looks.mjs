import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { settled } from './browser.mjs';
import { running } from './screens.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// LOOKS=few, where time is short: small in light and large in dark, in turns.
const FEW = [[360, 780, ['light']], [1440, 900, ['dark']]];
let turn = 0;
const sizes = () => process.env.LOOKS === 'few'
  ? [FEW[turn++ % 2]]
  : [[360, 780, ['light', 'dark']], [768, 1024, ['light', 'dark']], [1440, 900, ['light', 'dark']]];

async function look({ tab, url, shots }, name, path, ready, before = async () => undefined) {
  const found = [];
  for (const [width, height, schemes] of sizes()) {
    await tab.setViewportSize({ width, height });
    await tab.goto(url + path);
    await tab.locator(ready).first().waitFor();
    await before(tab);
    for (const scheme of schemes) {
      await tab.emulateMedia({ colorScheme: scheme });
      await settled(tab);
      await tab.screenshot({ path: `${shots}/${name}-${width}-${scheme}.png`, fullPage: false });
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) found.push(`${width} ${scheme}: ${wide} px wider than the screen`);
      // By the debugger's door: the page's own policy forbids what axe would be loaded by.
      await tab.evaluate(axe);
      const { violations } = await tab.evaluate(() => globalThis.axe.run(document, { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      for (const one of violations) found.push(`${width} ${scheme}: ${one.id} ${one.nodes.length}× ${one.nodes[0].html.slice(0, 160)} ${one.nodes[0].failureSummary.slice(0, 200)}`);
    }
  }
  assert.deepEqual(found, []);
}

export const looks = {
  'looks: dashboard': (at) => look(at, 'dashboard', '/', '.counts'),
  'looks: queue': (at) => look(at, 'queue', '/review', '.queue'),
  'looks: review': (at) => look(at, 'review', `/review/${at.drafts[0].sequenceId}`, '.email iframe'),
  'looks: hostile': (at) => look(at, 'hostile', `/review/${at.drafts[3].sequenceId}`, '.email iframe'),
  'looks: long': (at) => look(at, 'long', `/review/${at.drafts[5].sequenceId}`, '.email iframe'),
  'looks: edit': (at) => look(at, 'edit', `/review/${at.drafts[1].sequenceId}`, '.email iframe', async (tab) => {
    await tab.getByRole('button', { name: 'Edit' }).first().click();
    await tab.locator('.editor textarea').waitFor();
  }),
  'looks: reschedule': (at) => look(at, 'reschedule', `/review/${at.drafts[1].sequenceId}`, '.email iframe', async (tab) => {
    await tab.getByText('Asia/Kolkata').first().waitFor();
    await tab.getByRole('button', { name: 'Set time' }).first().click();
    await tab.getByRole('dialog').waitFor();
  }),
  'looks: help': (at) => look(at, 'help', '/review', '.queue', (tab) => tab.getByRole('button', { name: 'Help' }).click()),
  'looks: password': (at) => look(at, 'password', '/account', 'form'),
  'looks: one sequence': async (at) => {
    const { sequence } = await running(at.call);
    const inside = (name) => async (tab) => {
      await tab.getByRole('button', { name }).first().click();
      await tab.getByRole('dialog').waitFor();
    };
    const READY = { flow: '.flow', definition: '.plan' };
    for (const part of ['flow', 'people', 'sends', 'definition', 'versions', 'audit']) await look(at, part, `/sequences/${sequence.id}?part=${part}`, READY[part] ?? '.listing');
    await look(at, 'why', `/sequences/${sequence.id}?part=people`, '.listing', inside(/^Why: /));
    await look(at, 'pause', `/sequences/${sequence.id}`, '.flow', inside('Pause…'));
  },
  'looks: lists': async (at) => {
    const { contacts: [contact] } = await running(at.call, 1);
    await at.call('PUT', '/templates/tmpl_looks', { name: 'Looks', subject: 'Hello', html: '<p>Hello</p>' });
    for (const [name, path, ready] of [
      ['sequences', '/sequences', '.listing'], ['contacts', '/contacts', '.listing'], ['contact', `/contacts/${contact.id}`, '.timeline'], ['facts', `/contacts/${contact.id}?part=facts`, '.facts'],
      ['templates', '/templates', '.listing'], ['sends-all', '/sends', '.listing'], ['suppressions', '/suppressions', '.listing, .state'], ['inbox', '/inbox', '.listing'],
    ]) await look(at, name, path, ready);
  },
  'looks: settings': async (at) => {
    for (const [name, path, ready] of [
      ['settings', '/settings', 'form'], ['sending', '/settings?part=sending', 'form'], ['voice', '/settings?part=voice', 'form'], ['drafting', '/settings?part=drafting', 'form'], ['people-and-keys', '/people', '.listing, .state'], ['keys', '/people?part=keys', '.listing'], ['lost', '/nowhere', 'h1'],
    ]) await look(at, name, path, ready);
  },
  'looks: sign-in': async (at) => {
    at.front.state.expired = true;
    await look(at, 'sign-in', '/', 'form');
  },
};
