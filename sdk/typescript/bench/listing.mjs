// How long it takes to go through every send with the SDK, beside pages read with bare fetch, and what
// memory it needs. Prints one line of JSON. Run by bench/run sdk-ts, with --expose-gc.
import { Espalier } from '../dist/esm/index.js';

const base = process.env.ESPALIER_URL;
const headers = { authorization: `Bearer ${process.env.ESPALIER_API_KEY}` };
const espalier = new Espalier();
const ROUNDS = 3;

async function bare() {
  let count = 0;
  let cursor = null;
  do {
    const response = await fetch(`${base}/api/sends?limit=100${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`, { headers });
    const page = await response.json();
    count += page.data.length;
    cursor = page.nextCursor;
  } while (cursor !== null);
  return count;
}

async function sdk(onSend = () => {}) {
  let count = 0;
  for await (const send of espalier.sends.list()) {
    count++;
    onSend(send, count);
  }
  return count;
}

async function timed(walk) {
  const begun = performance.now();
  const count = await walk();
  return { count, milliseconds: performance.now() - begun };
}

function heap() {
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

// The first round warms both and is not counted; then they take turns.
await bare();
await sdk();
const bares = [];
const sdks = [];
let count = 0;
for (let round = 0; round < ROUNDS; round++) {
  bares.push((await timed(bare)).milliseconds);
  const walked = await timed(() => sdk());
  sdks.push(walked.milliseconds);
  count = walked.count;
}

const seen = [];
await sdk((_, at) => {
  if (at % Math.floor(count / 10) === 0) seen.push(heap());
});

const middle = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
console.log(
  JSON.stringify({
    sends: count,
    bare: middle(bares),
    sdk: middle(sdks),
    heapFirst: seen[0],
    heapLast: seen.at(-1),
    heapMost: Math.max(...seen),
  }),
);
