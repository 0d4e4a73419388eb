#!/usr/bin/env bash
# Runs a command with a throw-away PostgreSQL whose address is in SELOSTE_TEST_POSTGRES: with-postgres.sh COMMAND…
# The cluster lives in a temporary folder, listens on loopback only, and is stopped and deleted whatever happens.
# An address that is already set is used as it is.
set -euo pipefail

if [[ -n ${SELOSTE_TEST_POSTGRES:-} ]]; then exec "$@"; fi

# shellcheck source=scripts/postgres-bin.sh
. "$(dirname "$0")/postgres-bin.sh"
bin=$(postgres_bin) || { echo "no PostgreSQL server found; scripts/need.sh postgresql installs one" >&2; exit 1; }

dir=$(mktemp -d)
# initdb refuses to run as root.
as_postgres=()
if (($(id -u) == 0)); then
  chown postgres "$dir"
  as_postgres=(runuser -u postgres --)
fi
# The postgres user may not enter the folder we were called from.
postgres() { (cd "$dir" && "${as_postgres[@]}" "$bin/$1" -D "$dir/data" "${@:2}"); }

command=
stop() {
  trap - EXIT INT TERM HUP
  if [[ -n $command ]]; then kill -TERM "$command" 2>/dev/null && wait "$command" || true; fi
  postgres pg_ctl -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$dir"
}
trap stop EXIT
trap 'exit 130' INT TERM HUP

port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
{
  postgres initdb -A trust -U postgres --locale=C.UTF-8 -E UTF8 &&
    postgres pg_ctl -w -o "-p $port -k $dir -c fsync=off -c listen_addresses=127.0.0.1 -c max_connections=200" start
} >"$dir.log" 2>&1 || { cat "$dir.log" >&2; rm -f "$dir.log"; exit 1; }
rm -f "$dir.log"

export SELOSTE_TEST_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres"
# In the background, so that a signal is acted on at once and not when the command ends.
"$@" <&0 &
command=$!
status=0
wait "$command" || status=$?
command=
exit "$status"
