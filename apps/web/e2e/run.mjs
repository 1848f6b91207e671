// node e2e/run.mjs URL KEY [PART-OF-A-NAME]: tells the page's stories to a real server, in two lanes at a time. With
// LINK (the link of the first start) in the environment the first owner's story is told too. Exit code 0: all held.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browser } from './browser.mjs';
import { lanes } from './lanes.mjs';
import { told } from './stage.mjs';

const [server, key, only] = process.argv.slice(2);
assert(server && key, 'usage: node e2e/run.mjs URL KEY [PART-OF-A-NAME]');
const shots = process.env.SHOTS ?? join(tmpdir(), 'espalier-shots');
mkdirSync(shots, { recursive: true });
const chromium = await browser();
const begun = Date.now();
const failed = await told(lanes, { chromium, server, key, link: process.env.LINK, shots, only, side: Number(process.env.SIDE ?? 2) });
await chromium.close();
console.log(failed ? `${failed} failed` : `all held (${((Date.now() - begun) / 1000).toFixed(0)} s)`);
process.exit(failed ? 1 : 0);
