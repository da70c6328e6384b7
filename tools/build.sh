#!/usr/bin/env bash
# Builds the front-end and the release; does nothing that is up to date.
set -eu
cd "$(dirname "$0")/.."

if [ -f web/package-lock.json ]; then
  if [ ! -f web/node_modules/.stamp ] || [ web/package-lock.json -nt web/node_modules/.stamp ]; then
    # Not npm ci: it refuses a lock file that leaves out the linter binaries of other systems.
    (cd web && npm install --no-save --no-audit --no-fund --loglevel=error >/dev/null)
    touch web/node_modules/.stamp
  fi
  newer=$(find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -newer web/dist/index.html -print -quit 2>/dev/null || true)
  if [ ! -f web/dist/index.html ] || [ -n "$newer" ]; then
    (cd web && npm run --silent build)
    touch web/dist/index.html
  fi
fi

mkdir -p build
[ -f build/release/build.ninja ] || cmake --preset release >build/cmake-release.log 2>&1 || { cat build/cmake-release.log; exit 1; }
if ! ninja -C build/release ${1:-} >build/ninja.log; then
  grep -A 8 -E 'error|FAILED' build/ninja.log || tail -n 20 build/ninja.log
  exit 1
fi
tail -n 1 build/ninja.log
