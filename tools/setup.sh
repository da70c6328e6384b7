#!/usr/bin/env bash
# Installs what is missing on Debian 12: packages of tools/packages.txt, and a Node that is new enough.
# Nothing missing: nothing done, in a blink.
set -eu
cd "$(dirname "$0")/.."

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

node_is_new() {
  command -v node >/dev/null && command -v npm >/dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number);
             process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' &&
    [ "$(npm --version | cut -d. -f1)" -ge 10 ]
}

wanted=$(sed -n 's/^\([a-z0-9][^ ]*\) .*/\1/p' tools/packages.txt)
missing=""
for package in $wanted; do
  if [ "$package" = nodejs ]; then
    PATH="$PWD/.tools/bin:$PATH" node_is_new || missing="$missing npm"
    continue
  fi
  dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -q '^installed$' ||
    missing="$missing $package"
done

if [ -n "$missing" ]; then
  echo "installing:$missing"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

# Debian's own Node is too old for the front-end's build: the npm registry has it as a package.
if ! PATH="$PWD/.tools/bin:$PATH" node_is_new; then
  case "$(uname -m)" in x86_64) arch=x64 ;; aarch64) arch=arm64 ;; *) echo "no Node for $(uname -m)" >&2; exit 1 ;; esac
  echo "installing Node 24 and npm 11 into .tools"
  mkdir -p .tools/bin .tools/node .tools/npm
  (cd .tools && npm pack --silent "node-linux-$arch@24" >/dev/null && npm pack --silent npm@11 >/dev/null)
  tar -xzf .tools/node-linux-"$arch"-*.tgz -C .tools/node --strip-components 1
  tar -xzf .tools/npm-11*.tgz -C .tools/npm --strip-components 1
  rm -f .tools/*.tgz
  ln -sf ../node/bin/node .tools/bin/node
  printf '#!/bin/sh\nexec node "%s/.tools/npm/bin/npm-cli.js" "$@"\n' "$PWD" > .tools/bin/npm
  printf '#!/bin/sh\nexec node "%s/.tools/npm/bin/npx-cli.js" "$@"\n' "$PWD" > .tools/bin/npx
  chmod +x .tools/bin/npm .tools/bin/npx
fi
