#!/usr/bin/env bash
# The proof that the README is enough: a bare Debian 12 (debootstrap minbase) and a clean clone of this
# checkout; `make demo` inside it until /healthz answers 200, then `make test` (not with TESTS=no).
# Needs root. Prints what took how long.
set -eu
cd "$(dirname "$0")/.."
bare=${1:-build/bare}
port=${PORT:-8199}
mkdir -p "$bare"
bare=$(cd "$bare" && pwd)
[ -e "$bare/etc/debian_version" ] || debootstrap --variant=minbase bookworm "$bare" "$(awk '/^(deb|URIs:)/{for(i=1;i<=NF;i++) if ($i ~ /^http/) {print $i; exit}}' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null)" >"$bare.log" 2>&1

# The same package sources and settings as the machine that proves it.
for path in /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/apt.conf.d /etc/apt/auth.conf.d /etc/apt/keyrings /usr/share/keyrings /etc/resolv.conf /etc/hosts /etc/ssl/certs /usr/local/share/ca-certificates; do
  [ -e "$path" ] && mkdir -p "$bare$(dirname "$path")" && cp -aL "$path" "$bare$(dirname "$path")/" 2>/dev/null || true
done
npm config get registry 2>/dev/null | sed 's/^/registry=/' >"$bare/root/.npmrc"
cat ~/.npmrc >>"$bare/root/.npmrc" 2>/dev/null || true

rm -rf "$bare/root/acta"
git clone --quiet . "$bare/root/acta"
trap 'umount "$bare/proc" "$bare/dev" 2>/dev/null || true' EXIT
mountpoint -q "$bare/proc" || mount -t proc proc "$bare/proc"
mountpoint -q "$bare/dev" || mount --bind /dev "$bare/dev"

chroot "$bare" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
  $(env | grep -iE '^(https?_proxy|no_proxy|npm_config_[a-z_]*|ssl_cert_file|node_extra_ca_certs)=' || true) \
  bash -euc "
    command -v make >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends make >/dev/null; }
    cd ~/acta
    started=\$(date +%s)
    make demo PORT=$port >/tmp/demo.log 2>&1 & server=\$!
    for i in \$(seq 1 1200); do
      if [ -x /usr/bin/curl ] && curl --noproxy '*' -fsS http://127.0.0.1:$port/healthz >/dev/null 2>&1; then
        echo \"ready after \$((\$(date +%s) - started)) seconds\"
        tail -n 3 /tmp/demo.log
        build/release/acta-verify http://127.0.0.1:$port/record | tail -n 1
        pkill -f \"[a]cta demo .*--port $port\" || kill \$server
        wait \$server || true
        [ '${TESTS:-yes}' = no ] && exit 0
        started=\$(date +%s)
        make test
        echo \"tested after \$((\$(date +%s) - started)) seconds\"
        exit 0
      fi
      kill -0 \$server 2>/dev/null || { echo 'make demo ended:'; tail -n 40 /tmp/demo.log; exit 1; }
      sleep 1
    done
    echo 'not ready in time'; tail -n 40 /tmp/demo.log; exit 1"
