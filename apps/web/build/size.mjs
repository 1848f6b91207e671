// Fails when what the first screen loads is more than 200 kB compressed.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 200_000;
const dist = new URL('../dist/', import.meta.url);
const html = readFileSync(new URL('index.html', dist), 'utf8');
const files = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((found) => found[1]);
let sum = gzipSync(html).length;
const seen = new Set();
const add = (name) => {
  if (seen.has(name)) return;
  seen.add(name);
  const bytes = readFileSync(new URL(name, dist));
  const size = gzipSync(bytes, { level: 9 }).length;
  sum += size;
  console.log(`${String(size).padStart(8)}  ${name}`);
  // What it imports at once is loaded with it.
  if (name.endsWith('.js')) {
    for (const [, other] of bytes.toString().matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) add(`assets/${other}`);
  }
};
files.forEach(add);
console.log(`${String(sum).padStart(8)}  first load, compressed (limit: ${LIMIT})`);
if (sum > LIMIT) process.exit(1);
