#!/usr/bin/env bash
# One PostgreSQL for tests and benchmarks, in a directory of its own, on a unix socket alone.
#   tools/postgresql.sh start FILE   starts it and writes its connection string into FILE;
#                                    FILE is left empty where the package is not installed
#   tools/postgresql.sh stop FILE    ends the one that FILE names and removes its directory
# PostgreSQL refuses to run as root: it runs as the user postgres then.
set -eu
# The server outlives whoever starts it: it keeps no file of theirs open, such as a lock.
for number in $(ls "/proc/$$/fd"); do
  [ "$number" -le 2 ] || [ "$number" -eq 255 ] || eval "exec $number>&-"
done
bin=/usr/lib/postgresql/15/bin
doing=$1
file=$2

as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
place_of() { sed -n 's/.*host=\([^&]*\).*/\1/p' "$file"; }

stop() {
  [ -s "$file" ] || return 0
  place=$(place_of)
  as_postgres "$bin/pg_ctl" --silent --pgdata "$place/data" --mode immediate stop >/dev/null 2>&1 || true
  rm -rf "$place"
  rm -f "$file"
}

start() {
  stop
  : >"$file"
  if [ ! -x "$bin/initdb" ]; then
    echo "postgresql-15 is not installed (tools/packages.txt): tests on PostgreSQL are skipped"
    return 0
  fi
  place=$(mktemp -d /tmp/acta-postgresql-XXXXXX)
  [ "$(id -u)" = 0 ] && chown postgres "$place"
  cd "$place"
  as_postgres "$bin/initdb" --pgdata "$place/data" --username acta --auth trust --encoding UTF8 \
    --locale C.UTF-8 >"$place/initdb.log" 2>&1 || { cat "$place/initdb.log" >&2; exit 1; }
  cat >>"$place/data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$place'
max_connections = 200
shared_buffers = 32MB
max_wal_size = 256MB
CONF
  as_postgres "$bin/pg_ctl" --silent --pgdata "$place/data" --log "$place/data/server.log" --wait start \
    >/dev/null || { cat "$place/data/server.log" >&2; exit 1; }
  cd - >/dev/null
  printf 'postgresql:///postgres?host=%s&user=acta\n' "$place" >"$file"
}

"$doing"
