// Scripts in every field that is ever shown, at the server as it is: none runs, nothing leaves, no policy is broken.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const ALL = readFileSync(new URL('payloads/scripts.txt', import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('## '));
// SCRIPTS=few, where time is short: every eighth, which leaves some of most kinds.
const PAYLOADS = process.env.SCRIPTS === 'few' ? ALL.filter((_, at) => at % 8 === 0) : ALL;
/** Of as many scripts as are told. */
const most = (share) => Math.floor(PAYLOADS.length * share);
const STEPS = 10;
const stamp = Date.now().toString(36);

/** The work done for each, a few at a time; what the server refuses is left out. Answers are those of what it took. */
async function taken(items, work) {
  const answers = [];
  let next = 0;
  const one = async () => {
    while (next < items.length) {
      const at = next++;
      try {
        answers.push(await work(items[at], at));
      } catch (refused) {
        if (!/: (400|409|422|429) /.test(refused.message)) throw refused;
      }
    }
  };
  await Promise.all(Array.from({ length: 6 }, one));
  return answers;
}

const groups = (items, size) => Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
const cut = (text, most) => text.slice(0, most);

/** A draft that holds as many of these as it may: one that is refused names its emails, and is asked for without them. */
async function drafted(call, name, contactId, texts) {
  let emails = texts.map((text) => ({ subject: cut(text, 200), preheader: cut(text, 200), html: `<p>before</p>${text}<p title="${text}">after</p>`, text }));
  while (emails.length > 0) {
    try {
      const { id } = await call('POST', '/sequences', { name: cut(name, 200), contactId, emails });
      return await call('GET', `/sequences/${id}`);
    } catch (refused) {
      const faulty = new Set([...refused.message.matchAll(/emails\[(\d+)\]/g)].map((hit) => Number(hit[1])));
      if (faulty.size === 0) throw refused;
      emails = emails.filter((_, at) => !faulty.has(at));
    }
  }
  return null;
}

async function seeded(call) {
  const counts = {};
  const counted = (field, answers) => {
    counts[field] = answers.length;
    return answers;
  };
  const contacts = counted('contacts', await taken(PAYLOADS, (text, at) => call('POST', '/contacts', { email: `x${at}-${stamp}@example.com`, properties: { firstName: text, lastName: text, street: text, list: [text, { x: text }] } })));
  counted('names of properties', await taken(PAYLOADS, (text) => call('PATCH', `/contacts/${contacts[0].id}`, { properties: { [cut(text, 60)]: text } })));
  counted('values of properties', (await taken(groups(PAYLOADS, 80), (texts, at) => call('PATCH', `/contacts/${contacts[at + 1].id}`, { properties: Object.fromEntries(texts.map((text, place) => [`p${at}_${place}`, text])) }).then(() => texts))).flat());
  counted('addresses', await taken(PAYLOADS.map((text) => text.replaceAll(/["\\]/g, '')), (text, at) => call('POST', '/contacts', { email: at % 2 ? `"${cut(text, 60)}"@example.com` : `${cut(text, 60).replaceAll(' ', '')}@example.com`, properties: {} })));
  const wide = counted('drafts of ten', (await taken(groups(PAYLOADS, STEPS), (texts, at) => drafted(call, texts[0], contacts[at].id, texts))).filter((one) => one !== null));
  counted('instructions', await taken(wide.flatMap((one) => one.emails), (email, at) => call('POST', `/emails/${email.id}/reject`, { instruction: PAYLOADS[at % PAYLOADS.length] })));
  counted('names of sequences', await taken(PAYLOADS, (name) => call('POST', '/sequences', { name, definition: JSON.stringify({ steps: [{ type: 'email', key: 'one', subject: 'Hello', body: 'Hello' }, { type: 'condition', if: { property: 'contact.properties.x', operator: 'equals', value: name }, then: [{ type: 'exit' }], else: [] }] }) })));
  counted('events', await taken(PAYLOADS, (text) => call('POST', '/events', { name: cut(text, 200), contactId: contacts[0].id, properties: { said: text } })));
  counted('suppressions', await taken(PAYLOADS, (detail, at) => call('POST', '/suppressions', { email: `gone${at}-${stamp}@example.com`, detail })));
  const templates = counted('templates', await taken(PAYLOADS, (text, at) => call('PUT', `/templates/x${stamp}-${at}`, { name: cut(text, 100), subject: cut(text, 200), preheader: cut(text, 200), html: `<p>${text}</p><p title="${text}">x</p>` })));
  counted('keys', await taken(PAYLOADS.filter((_, at) => at % 6 === 0), (name) => call('POST', '/keys', { name, scopes: ['ingest'] })));
  counted('playbooks', await taken(PAYLOADS.slice(0, 20), (text, at) => call('PUT', `/playbooks/x${stamp}-${at}`, { name: text, purpose: text, emails: [{ aim: text, subject: 'Hello', body: 'Hello' }] })));
  await call('PATCH', '/workspace', { name: cut(PAYLOADS[20], 200) });
  await call('PATCH', '/workspace/brand-voice', { name: cut(PAYLOADS[21], 200), tone: cut(PAYLOADS.join('\n'), 900), signature: cut(PAYLOADS.slice(30).join('\n'), 900), postalAddress: PAYLOADS[0] }).catch(() => undefined);
  const mailed = await mail(call, contacts);
  return { counts, contacts, wide, templates, mailed };
}

/** Real mail, its subject and its body made of what the contacts are called. */
async function mail(call, contacts) {
  const sequence = await call('POST', '/sequences', {
    name: `Hostile mail ${stamp}`,
    definition: JSON.stringify({ steps: [{ type: 'email', key: 'mail', subject: '{{ contact.properties.street }}', body: '<p>{{ contact.properties.street }}</p>{{ contact.properties.street | raw }}<p title="{{ contact.properties.street }}">x</p>' }] }),
  });
  await call('POST', `/sequences/${sequence.id}/approve`, {});
  await taken(contacts, (contact) => call('POST', `/sequences/${sequence.id}/enrolments`, { contactId: contact.id }));
  return sequence;
}

/** Takes what a browser sends elsewhere than to the server, and answers nothing. */
async function elsewhere() {
  const asked = [];
  const http = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.destroy();
  });
  http.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.destroy();
  });
  await new Promise((done) => http.listen(0, '127.0.0.1', done));
  return { asked, server: `http://127.0.0.1:${http.address().port}`, close: () => http.close() };
}

/** A browser that tells whatever ran, left, or was kept back by the page's own policy. */
async function guarded({ as, settled, url }, outside) {
  const found = [];
  const { tab, context, complaints } = await as('owner', { viewport: { width: 1440, height: 9000 }, proxy: { server: outside.server, bypass: '127.0.0.1' } });
  await context.exposeBinding('ran', ({ frame }) => found.push(`a script ran in ${frame.url()}`));
  await context.exposeBinding('policyBroken', (_, what) => found.push(`the page's policy kept back ${what}`));
  await context.addInitScript(() => {
    if (globalThis === top) document.addEventListener('securitypolicyviolation', (event) => globalThis.policyBroken(`${event.violatedDirective} ${event.blockedURI} on ${location.pathname}`));
  });
  tab.on('framenavigated', (frame) => {
    if (frame === tab.mainFrame() && !frame.url().startsWith(url) && frame.url() !== 'about:blank') found.push(`the page was led to ${frame.url()}`);
  });
  const visit = async (path, ready) => {
    await tab.goto(url + path);
    await tab.locator(ready).first().waitFor();
    await settled(tab);
    const frames = await tab.locator('iframe').evaluateAll((all) => all.map((one) => one.getAttribute('sandbox')));
    for (const sandbox of frames) if (sandbox !== '') found.push(`${path}: a frame with sandbox ${sandbox}`);
  };
  const sees = async (text) => assert.equal(await tab.getByText(text, { exact: true }).first().count(), 1, `${text} is not on the screen`);
  const more = async () => {
    const button = tab.getByRole('button', { name: 'Show more' });
    while (await button.count()) {
      // It goes away when there is no more.
      await button.first().click({ timeout: 2_000 }).catch(() => undefined);
      await settled(tab);
    }
    // Of a long table only the rows in sight are there.
    await tab.evaluate(async () => {
      for (const table of document.querySelectorAll('.table.long')) {
        for (let top = 0; top < table.scrollHeight; top += table.clientHeight) {
          table.scrollTop = top;
          await new Promise(requestAnimationFrame);
        }
        table.scrollTop = 0;
        await new Promise(requestAnimationFrame);
      }
    });
  };
  return { tab, context, found, complaints, visit, sees, more };
}

let kept = null;
const seed = (call) => (kept ??= seeded(call));
const FIRST = PAYLOADS[0];

async function held(at, work) {
  const outside = await elsewhere();
  try {
    const guard = await guarded(at, outside);
    await work({ ...at, ...guard, ...(await seed(at.call)) });
    // What a mail's own policy keeps back is kept back rightly; what the page's own does is told by its event.
    guard.complaints.splice(0, Infinity, ...guard.complaints.filter((one) => !/violates the following Content Security Policy|sandboxed/.test(one)));
    assert.deepEqual(guard.found, []);
    // The browser's own, of forms it sees.
    assert.deepEqual(outside.asked.filter((one) => one !== 'CONNECT content-autofill.googleapis.com:443'), []);
  } finally {
    outside.close();
  }
}

export const hostile = {
  'what looks for scripts sees one that runs, a request that leaves and a policy that is broken': async (at) => {
    const outside = await elsewhere();
    const { tab, found, complaints } = await guarded(at, outside);
    await tab.setContent('<img src=x onerror="ran(1)"><img src=http://evil.example/1.gif onerror="ran(2)"><script src=http://evil.example/1.js></script>');
    await tab.goto(at.url);
    await tab.locator('h1').waitFor();
    await tab.evaluate(() => {
      const picture = document.createElement('img');
      picture.src = 'https://evil.example/2.gif';
      document.body.append(picture);
      return new Promise((done) => document.addEventListener('securitypolicyviolation', done));
    });
    outside.close();
    assert.match(complaints.splice(0).join('\n'), /violates the following Content Security Policy/);
    assert.match(found.join('\n'), /a script ran/);
    assert.match(found.join('\n'), /kept back img-src https:\/\/evil.example/);
    assert.match(outside.asked.join('\n'), /GET http:\/\/evil.example\/1.gif/);
  },

  'scripts as names, addresses, properties, events, reasons and keys are words': (at) =>
    held(at, async ({ tab, call, visit, sees, more, contacts, wide, templates, counts, settled }) => {
      console.log(`       ${PAYLOADS.length} scripts; taken: ${Object.entries(counts).map(([field, many]) => `${field} ${many}`).join(', ')}`);
      // Whoever is signed in here, and others whom no story calls by their names.
      const people = (await call('GET', '/people')).data.filter((one) => one.name.startsWith('The '));
      counts.people = (await taken(people, (one, place) => call('PATCH', `/people/${one.personId}`, { name: cut(PAYLOADS[place * 7], 200) }))).length;
      assert(counts.people > 0);
      for (const field of ['contacts', 'values of properties', 'events', 'suppressions', 'names of sequences', 'instructions']) assert(counts[field] >= most(0.6), `${field}: ${counts[field]}`);
      await visit('/', '.counts dd');
      await visit('/review', '.queue');
      await visit('/sequences', '.listing');
      await sees(FIRST);
      await more();
      await visit(`/sequences/${wide[0].id}`, '.flow');
      for (const part of ['people', 'sends', 'definition', 'versions', 'audit']) await visit(`/sequences/${wide[0].id}?part=${part}`, '.tabs [aria-current]');
      await visit('/contacts', '.listing');
      await more();
      for (const part of ['timeline', 'sequences', 'sends', 'facts']) {
        await visit(`/contacts/${contacts[0].id}?part=${part}`, '.tabs [aria-current]');
        if (part === 'timeline') {
          await more();
          await tab.locator('.timeline details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
          await sees(FIRST);
        }
      }
      for (const [place, texts] of groups(PAYLOADS, 80).entries()) {
        await visit(`/contacts/${contacts[place + 1].id}?part=facts`, '.facts');
        await sees(texts.at(-1));
      }
      await visit('/suppressions', '.listing');
      await more();
      await sees(FIRST);
      await visit('/people', 'h1');
      await visit('/people?part=keys', '.listing');
      await visit('/settings', 'form');
      await visit('/settings?part=voice', 'form');
      await visit('/sends', '.listing');
      await tab.locator('.listing .link').first().click();
      await settled(tab);
      await visit('/templates', '.listing');
      assert(templates.length > 0);
      const links = tab.locator('.listing td:first-child :is(a, button)');
      for (let place = 0; place < Math.min(50, await links.count()); place += 7) {
        await links.nth(place).click();
        await tab.locator('main, dialog[open]').locator('pre, iframe, textarea').first().waitFor();
        await settled(tab);
        await visit('/templates', '.listing');
      }
      await more();
    }),

};

export const hostileMail = {
  'scripts in subjects, bodies, instructions and faults of emails do nothing in the review': (at) =>
    held(at, async ({ tab, visit, wide, settled }) => {
      for (const [place, sequence] of wide.entries()) {
        await visit(`/review/${sequence.id}`, '.email iframe');
        await tab.locator('.email iframe').nth(sequence.emails.length - 1).waitFor();
        if (place % 8) continue;
        for (const key of ['d', 'p', 'p']) {
          await tab.keyboard.press(key);
          await settled(tab);
        }
      }
      await tab.keyboard.press('e');
      await tab.locator('.editor textarea').fill(PAYLOADS.map((text) => `{{ x | ${text} }}`).join('\n'));
      await tab.locator('.faults li').first().waitFor();
      await settled(tab);
      await tab.getByRole('button', { name: 'Discard what I typed' }).click();
      await visit(`/sequences/${wide[0].id}?part=definition`, '.code textarea');
      await tab.locator('.code textarea').fill(JSON.stringify({ steps: PAYLOADS.map((type) => ({ type, [cut(type, 40)]: 1 })) }, null, 1));
      await tab.locator('.faults li').nth(Math.min(20, most(0.5))).waitFor();
      await settled(tab);
      await tab.getByRole('button', { name: 'Discard changes' }).click();
    }),

  'scripts that were sent as mail do nothing in the mailbox': (at) =>
    held(at, async ({ tab, visit, more, call, mailed, settled, contacts, context, url, found }) => {
      for (let waits = true; waits;) waits = (await call('GET', `/sequences/${mailed.id}/status`)).activeEnrolments > 0;
      await visit('/inbox', '.listing');
      await more();
      const links = tab.locator('.listing .link');
      const many = await links.count();
      assert(many >= most(0.4), `${many} messages in sight`);
      for (let place = 0; place < many; place += 12) {
        await links.nth(place).click();
        await tab.getByRole('dialog').locator('pre, iframe').first().waitFor();
        await settled(tab);
        await tab.keyboard.press('Escape');
      }
      await visit(`/sequences/${mailed.id}?part=sends`, '.listing');
      await visit(`/contacts/${contacts[0].id}?part=sends`, '.tabs');
      // The server's own plain pages.
      const page = await context.newPage();
      await page.goto(`${url}/mailbox`);
      for (const path of await page.locator('a[href^="/mailbox/"]').evaluateAll((all) => all.slice(0, 10).map((one) => one.getAttribute('href')))) await page.goto(url + path);
      assert.deepEqual(found, []);
    }),
};
