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

/** A page whose every complaint is kept. */
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
  return { page, complaints };
}
