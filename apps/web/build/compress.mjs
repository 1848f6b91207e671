// Lays a .gz beside each text file of 1 kB and more, so that the server need not compress anything.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { constants, gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
for (const name of readdirSync(dist, { recursive: true })) {
  if (!/\.(js|css|html|svg|json|webmanifest)$/.test(name)) continue;
  const bytes = readFileSync(new URL(name, dist));
  if (bytes.length < 1024) continue;
  writeFileSync(new URL(`${name}.gz`, dist), gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
}
