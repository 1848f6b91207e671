#!/bin/sh
# Builds the page into the folder that is given, when anything it is made from is newer. Without Node.js 20 the page is
# left out: the server says so where it would stand.
set -eu
out=$1
cd "$(dirname "$0")"

major=$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\)\..*/\1/p')
if [ "${major:-0}" -lt 20 ]; then
  echo "apps/web: Node.js 20 or newer was not found (found: ${major:-none}); the page is left out" >&2
  exit 0
fi

if [ -f "$out/index.html" ] && [ -z "$(find . ../../sdk/router \
  \( -name node_modules -o -name target -o -name dist -o -name e2e -o -name test \) -prune -o \
  -type f -newer "$out/index.html" -print | head -n 1)" ]; then
  exit 0
fi

# The packages are fetched when the lock file is newer than what was fetched last.
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi
npm run --silent build
rm -rf "$out"
mkdir -p "$(dirname "$out")"
cp -R dist "$out"
touch "$out/index.html"
