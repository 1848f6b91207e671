// Scripts in every field that is ever shown, at the server as it is: none runs, nothing leaves, no policy is broken.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const PAYLOADS = readFileSync(new URL('payloads/scripts.txt', import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('## '));
// Where a screen shows few texts, several scripts stand in one text, and one that swallows what comes after it comes
// first in one of them: they are turned from field to field.
const TOGETHER = 4;
const EMAILS = 20;
const turned = (texts, by) => [...texts.slice(by % texts.length), ...texts.slice(0, by % texts.length)];
const joined = (texts, by, most) => cut(turned(texts, by).join(' '), most);
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

/** As many as fit into one text, the short ones first. */
const packed = (texts, longest) => texts.toSorted((one, other) => one.length - other.length).reduce((rows, text) => {
  if (rows.at(-1).join(' ').length + text.length < longest) rows.at(-1).push(text);
  else rows.push([cut(text, longest)]);
  return rows;
}, [[]]);

/** As a browser shows blanks. */
const shown = (text) => text.replaceAll(/\s+/g, ' ').trim();

/** So many people who may only read. */
async function hired(call, server, chromium, many) {
  const context = await chromium.newContext();
  for (let at = 0; at < many; at++) {
    const { url } = await call('POST', '/people/invitations', { email: `x${at}-${stamp}@office.example`, role: 'viewer' });
    const answer = await context.request.post(`${server}/session/link/${url.split('/').pop()}`, { headers: { origin: server }, data: { name: `The ${at}`, password: 'a long enough password' } });
    assert.equal(answer.status(), 200, await answer.text());
  }
  await context.close();
}

/** A draft of these groups: an email that is refused is written anew with one script each, and those alone that are refused are left out. */
async function drafted(call, name, contactId, groups) {
  let left = groups;
  while (left.length > 0) {
    const emails = left.map((texts) => ({
      subject: joined(texts, 0, 998), preheader: joined(texts, 1, 998), text: turned(texts, 2).join('\n'),
      html: turned(texts, 3).map((text) => `<p>before</p>${text}<p title="${text}">after</p>`).join(''),
    }));
    try {
      const { id } = await call('POST', '/sequences', { name: cut(name, 200), contactId, emails });
      return { ...(await call('GET', `/sequences/${id}`)), scripts: left.flat().length, groups: left };
    } catch (refused) {
      const faulty = new Set([...refused.message.matchAll(/emails\[(\d+)\]/g)].map((hit) => Number(hit[1])));
      if (faulty.size === 0) throw refused;
      left = left.flatMap((texts, at) => (faulty.has(at) ? (texts.length > 1 ? texts.map((text) => [text]) : []) : [texts])).slice(0, 50);
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
  counted('properties', (await taken(groups(PAYLOADS, 60), (texts, at) => call('PATCH', `/contacts/${contacts[at].id}`, { properties: Object.fromEntries(texts.map((text) => [cut(text, 60), text])) }).then(() => texts))).flat());
  counted('addresses', await taken(PAYLOADS.map((text) => text.replaceAll(/["\\]/g, '')), (text, at) => call('POST', '/contacts', { email: at % 2 ? `"${cut(text, 60)}"@example.com` : `${cut(text, 60).replaceAll(' ', '')}@example.com`, properties: {} })));
  const emails = groups(PAYLOADS, TOGETHER);
  const wide = (await taken(groups(emails, EMAILS), (some, at) => drafted(call, some[0][0], contacts[at].id, some))).filter((one) => one !== null);
  counts['texts of emails'] = wide.reduce((sum, one) => sum + one.scripts, 0);
  counts.instructions = (await taken(wide.flatMap((one) => one.emails.map((email, at) => [email, one.groups[at]])), ([email, texts]) => call('POST', `/emails/${email.id}/reject`, { instruction: joined(texts, 1, 2_000) }).then(() => texts))).flat().length;
  counted('names of sequences', await taken(PAYLOADS, (name) => call('POST', '/sequences', { name, definition: JSON.stringify({ steps: [{ type: 'email', key: 'one', subject: 'Hello', body: 'Hello' }, { type: 'condition', if: { property: 'contact.properties.x', operator: 'equals', value: name }, then: [{ type: 'exit' }], else: [] }] }) })));
  counts.events = (await call('POST', '/events/batch', { events: PAYLOADS.map((text) => ({ name: cut(text, 200), contactId: contacts[0].id, properties: { said: text } })) })).accepted;
  counted('suppressions', await taken(PAYLOADS, (detail, at) => call('POST', '/suppressions', { email: `gone${at}-${stamp}@example.com`, detail })));
  const templates = counted('templates', await taken(PAYLOADS, (text, at) => call('PUT', `/templates/x${stamp}-${String(at).padStart(3, '0')}`, { name: cut(text, 100), subject: cut(text, 200), preheader: cut(text, 200), html: at % 40 === 0 ? PAYLOADS.slice(at, at + 40).filter((one) => !/[{}]/.test(one)).map((one) => `<p>${one}</p><p title="${one}">x</p>`).join('') : `<p>${text}</p>` })));
  counted('playbooks', await taken(PAYLOADS, (text, at) => call('PUT', `/playbooks/x${stamp}-${at}`, { name: cut(text, 200), purpose: text, emails: [{ aim: text, subject: 'Hello', body: 'Hello' }] })));
  const mailed = await mail(call, contacts);
  return { counts, contacts, wide, templates, mailed };
}

/** Real mail, its subject and its body made of what the contacts are called; every fortieth has forty bodies in one. */
async function mail(call, contacts) {
  await taken(contacts.filter((_, at) => at % 40 === 0), (contact, place) => call('PATCH', `/contacts/${contact.id}`, { properties: { bodies: PAYLOADS.slice(place * 40, place * 40 + 40) } }));
  const sequence = await call('POST', '/sequences', {
    name: `Hostile mail ${stamp}`,
    definition: JSON.stringify({ steps: [
      { type: 'email', key: 'mail', subject: '{{ contact.properties.street }}', body: '<p>{{ contact.properties.street }}</p>{{ contact.properties.street | raw }}' },
      { type: 'condition', if: { property: 'contact.properties.bodies', operator: 'exists' }, then: [{ type: 'email', key: 'bodies', subject: 'Many in one', body: '{% for one in contact.properties.bodies %}<p>{{ one }}</p>{{ one | raw }}<p title="{{ one }}">x</p>{% endfor %}' }], else: [] },
    ] }),
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
  const { tab, context, complaints } = await as('owner', { proxy: { server: outside.server, bypass: '127.0.0.1' } });
  await context.exposeBinding('ran', ({ frame }) => found.push(`a script ran in ${frame.url()}`));
  await context.exposeBinding('policyBroken', (_, what) => found.push(`the page's policy kept back ${what}`));
  await context.addInitScript(() => {
    if (globalThis === top) document.addEventListener('securitypolicyviolation', (event) => globalThis.policyBroken(`${event.violatedDirective} ${event.blockedURI} on ${location.pathname}`));
  });
  tab.on('framenavigated', (frame) => {
    if (frame === tab.mainFrame() && !frame.url().startsWith(url) && frame.url() !== 'about:blank') found.push(`the page was led to ${frame.url()}`);
  });
  const visit = async (path, ready) => {
    // Within the page once it is there: to begin it anew each time is most of the work. The same screen is asked for again.
    if (tab.url().startsWith(url) && tab.url() !== url + path) {
      await tab.evaluate((to) => {
        history.pushState(null, '', to);
        dispatchEvent(new PopStateEvent('popstate'));
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }, path);
      await settled(tab);
    } else {
      await tab.goto(url + path);
    }
    await tab.locator(ready).first().waitFor();
    await settled(tab);
    const frames = await tab.locator('iframe').evaluateAll((all) => all.map((one) => one.getAttribute('sandbox')));
    for (const sandbox of frames) if (sandbox !== '') found.push(`${path}: a frame with sandbox ${sandbox}`);
  };
  /** Down to the end, so that what is only made when it is near was near. */
  const down = () => tab.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
      scrollTo(0, top);
      await frame();
      await frame();
    }
  });
  const sees = async (text) => assert.equal(await tab.getByText(text, { exact: true }).first().count(), 1, `${text} is not on the screen`);
  /** Of a list that others add to as well some are on the screen. */
  const lists = async () => assert.match(await tab.locator('.listing').first().innerText(), /ran\(1\)/);
  const more = async () => {
    const button = tab.getByRole('button', { name: 'Show more' });
    while (await button.count()) {
      // It goes away when there is no more.
      await button.first().click({ timeout: 2_000 }).catch(() => undefined);
      await settled(tab);
    }
    await down();
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
  return { tab, context, found, complaints, visit, sees, lists, more, down };
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
    held(at, async ({ tab, visit, sees, lists, more, contacts, wide, templates, counts }) => {
      console.log(`       ${PAYLOADS.length} scripts; taken: ${Object.entries(counts).map(([field, many]) => `${field} ${many}`).join(', ')}`);
      assert(PAYLOADS.length >= 200);
      for (const field of ['contacts', 'properties', 'events', 'suppressions', 'names of sequences', 'instructions', 'texts of emails', 'templates']) assert(counts[field] >= 200, `${field}: ${counts[field]}`);
      await visit('/', '.counts dd');
      await visit('/review', '.queue');
      await visit('/sequences?q=ran', '.listing');
      await lists();
      await more();
      await visit(`/sequences/${wide[0].id}`, '.flow');
      for (const part of ['people', 'sends', 'versions']) await visit(`/sequences/${wide[0].id}?part=${part}`, '.tabs [aria-current]');
      for (const one of wide) {
        await visit(`/sequences/${one.id}?part=audit`, '.tabs [aria-current]');
        await more();
        await visit(`/sequences/${one.id}?part=definition`, '.code textarea');
      }
      await visit('/contacts', '.listing');
      await more();
      for (const part of ['timeline', 'sequences', 'sends']) {
        await visit(`/contacts/${contacts[0].id}?part=${part}`, '.tabs [aria-current]');
        if (part === 'timeline') {
          await more();
          await tab.locator('.timeline details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
          await sees(FIRST);
        }
      }
      for (const [place, texts] of groups(PAYLOADS, 60).entries()) {
        await visit(`/contacts/${contacts[place].id}?part=facts`, '.facts');
        await sees(texts.at(-1));
      }
      await visit('/suppressions', '.listing');
      await more();
      await visit('/templates', '.listing');
      await more();
      for (let place = 0; place < PAYLOADS.length; place += 40) await visit(`/templates/x${stamp}-${String(place).padStart(3, '0')}`, 'pre, iframe, textarea');
    }),

  'scripts as the names of people, of the workspace and in its voice are words': (at) =>
    held(at, async ({ call, visit, tab, sees, more, server, chromium }) => {
      // Whoever is signed in here, others whom no story calls by their names, and a few who came for this.
      await hired(call, server, chromium, 24);
      const people = (await call('GET', '/people')).data.filter((one) => one.name.startsWith('The '));
      const before = { workspace: await call('GET', '/workspace'), voice: await call('GET', '/workspace/brand-voice') };
      const told = { people: 0, keys: 0, workspace: 0, voice: 0 };
      // Everybody has other ones.
      const names = packed(PAYLOADS, 100);
      for (const round of groups(names, people.length)) {
        for (const [place, texts] of round.entries()) told.people += (await taken([texts], (some) => call('PATCH', `/people/${people[place].personId}`, { name: some.join(' ') }))).length * texts.length;
        told.workspace += (await taken([round[0]], (some) => call('PATCH', '/workspace', { name: some.join(' '), senderName: some.join(' ') }))).length * round[0].length;
        await visit('/people', '.listing');
        await sees(shown(round[0].join(' ')));
      }
      await visit('/settings?part=sending', 'form');
      for (const texts of groups(PAYLOADS, 80)) {
        const short = texts.map((text) => cut(text, 100));
        told.voice += (await taken([short], (some) => call('PATCH', '/workspace/brand-voice', { tone: joined(some, 1, 1_000), use: some, avoid: turned(some, 1), examples: turned(some, 1).slice(0, 10) }))).length * short.length;
        // What is Liquid there has to be right.
        await taken([{ name: joined(short, 0, 200) }, { signature: joined(short, 0, 2_000) }, { postalAddress: joined(short, 0, 1_000) }], (part) => call('PATCH', '/workspace/brand-voice', part));
        await visit('/settings?part=voice', 'form');
      }
      // There are a hundred keys at most that are not revoked, and other stories have some.
      for (const some of groups(packed(PAYLOADS, 64), 80)) {
        const keys = await taken(some, (texts) => call('POST', '/keys', { name: texts.join(' '), scopes: ['ingest'] }).then((key) => ({ key, texts })));
        told.keys += keys.flatMap((one) => one.texts).length;
        assert(keys.length > 0);
        await visit('/people?part=keys', '.listing');
        assert(await tab.locator('.listing tbody tr').count() > 10);
        await more();
        await taken(keys, ({ key }) => call('DELETE', `/keys/${key.keyId}`));
      }
      console.log(`       told: ${Object.entries(told).map(([field, many]) => `${field} ${many}`).join(', ')}`);
      for (const [field, many] of Object.entries(told)) assert(many >= (field === 'workspace' ? 10 : 200), `${field}: ${many}`);
      for (const [place, one] of people.entries()) await call('PATCH', `/people/${one.personId}`, { name: `The ${one.role} ${place}` });
      await call('PATCH', '/workspace', { name: before.workspace.name, senderName: before.workspace.senderName });
      const { name, tone, use, avoid, signature, postalAddress, examples } = before.voice;
      await call('PATCH', '/workspace/brand-voice', { name, tone, use, avoid, signature, postalAddress, examples });
    }),
};

export const hostileMail = {
  'scripts in subjects, bodies, instructions and faults of emails do nothing in the review': (at) =>
    held(at, async ({ tab, visit, wide, settled, down }) => {
      for (const sequence of wide) {
        await visit(`/review/${sequence.id}`, '.email iframe');
        await down();
        await settled(tab);
        await tab.locator('.email iframe').nth(Math.min(sequence.emails.length, 10) - 1).waitFor();
      }
      for (const key of ['d', 'p', 'p']) {
        await tab.keyboard.press(key);
        await settled(tab);
      }
      await tab.keyboard.press('e');
      await tab.locator('.editor textarea').fill(PAYLOADS.map((text) => `{{ x | ${text} }}`).join('\n'));
      await tab.locator('.faults li').first().waitFor();
      await settled(tab);
      await tab.getByRole('button', { name: 'Discard what I typed' }).click();
      await visit(`/sequences/${wide[0].id}?part=definition`, '.code textarea');
      await tab.locator('.code textarea').fill(JSON.stringify({ steps: PAYLOADS.map((type) => ({ type, [cut(type, 40)]: 1 })) }, null, 1));
      await tab.locator('.faults li').nth(20).waitFor();
      await settled(tab);
      await tab.getByRole('button', { name: 'Discard changes' }).click();
    }),

  'scripts that were sent as mail do nothing in the mailbox': (at) =>
    held(at, async ({ tab, visit, more, call, mailed, settled, contacts, context, url, found }) => {
      for (let waits = true; waits;) waits = (await call('GET', `/sequences/${mailed.id}/status`)).activeEnrolments > 0;
      await visit('/inbox', '.listing');
      await more();
      const many = contacts.filter((_, place) => place % 40 === 0);
      assert(many.length * 40 >= 200);
      for (const contact of many) {
        await visit(`/inbox?to=${encodeURIComponent(contact.email)}`, '.listing .link');
        await tab.getByText('Many in one').first().click();
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
