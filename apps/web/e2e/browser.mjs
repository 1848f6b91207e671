import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';

export async function browser() {
  const path = process.env.CHROMIUM || which();
  if (!path) throw new Error('no Chromium is found: apt-get install -y chromium, or say where it is in CHROMIUM');
  return chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
}

function which() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
    } catch {
      // The next one.
    }
  }
  return null;
}

const underWay = new WeakMap();

/** A page whose every complaint is kept, and whose requests are counted. */
export async function watched(context) {
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    // A server that is away on purpose is no fault of the page, nor is what a mail's own policy keeps back.
    if (message.type() === 'error' && !/Failed to load resource|ERR_|Blocked script execution|directive: "img-src data:"/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const requests = { open: new Set(), waiting: [] };
  underWay.set(page, requests);
  // The stream of changes is always open.
  page.on('request', (request) => request.url().includes('onChange') || request.url().startsWith('data:') || requests.open.add(request));
  for (const end of ['requestfinished', 'requestfailed']) {
    page.on(end, (request) => {
      requests.open.delete(request);
      if (requests.open.size === 0) for (const go of requests.waiting.splice(0)) go();
    });
  }
  return { page, complaints };
}

/** Waits until a screen is as it will stay: nothing is asked for, nothing is grey or busy, nothing moves, fonts are there. */
export async function settled(page) {
  const requests = underWay.get(page);
  do {
    if (requests.open.size > 0) await new Promise((go) => requests.waiting.push(go));
    await page.evaluate(() => new Promise((done) => {
      const isStill = () =>
        document.fonts.status === 'loaded'
        && document.querySelector('.bone, [aria-busy=true]') === null
        && document.getAnimations().every((one) => one.playState !== 'running');
      const look = () => (isStill() ? requestAnimationFrame(() => done()) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    }));
  } while (requests.open.size > 0);
}
