import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// What is wrong is wrong on a phone first; EVERY=1 looks at a desk and in the light too.
const WAYS = process.env.EVERY ? [[360, 'light'], [360, 'dark'], [1440, 'light'], [1440, 'dark']] : [[360, 'dark']];

/**
 * Looks at the screen as it stands, without loading it anew: a picture, nothing wider than the screen, nothing axe objects
 * to. `too`: only with EVERY=1, since it looks like another.
 */
export async function seen({ tab, shots }, name, too = '') {
  if (too && !process.env.EVERY) return;
  const found = [];
  for (const [width, scheme] of WAYS) {
    await tab.setViewportSize({ width, height: width === 360 ? 780 : 900 });
    await tab.emulateMedia({ colorScheme: scheme });
    await tab.evaluate(() => Promise.all(document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished)));
    await tab.screenshot({ path: `${shots}/${name}-${width}-${scheme}.png`, fullPage: true });
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) found.push(`${width} ${scheme}: ${wide} px wider than the screen`);
    // By the debugger's door: the page's own policy forbids what axe would be loaded by.
    await tab.evaluate(axe);
    const { violations } = await tab.evaluate(() => globalThis.axe.run(document, { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    for (const one of violations) found.push(`${width} ${scheme}: ${one.id} ${one.nodes.length}× ${one.nodes[0].html.slice(0, 160)} ${one.nodes[0].failureSummary.slice(0, 200)}`);
  }
  await tab.setViewportSize({ width: 1440, height: 900 });
  await tab.emulateMedia({ colorScheme: 'light' });
  assert.deepEqual(found, [], name);
}
