// Tells Node.js and TypeScript that what lies in dist/cjs is CommonJS, though the package is ESM.
import { writeFileSync } from 'node:fs';

writeFileSync(new URL('../dist/cjs/package.json', import.meta.url), '{ "type": "commonjs" }\n');
