#!/bin/sh
# Types, unit tests and the size of the first load. Passed over without Node.js 20, as the page is.
set -eu
cd "$(dirname "$0")"
major=$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\)\..*/\1/p')
if [ "${major:-0}" -lt 20 ]; then
  echo "apps/web: no tests without Node.js 20" >&2
  exit 0
fi
npm run --silent check
npm test --silent
npm run --silent size
