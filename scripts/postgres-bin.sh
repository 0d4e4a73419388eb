# shellcheck shell=bash
# To be sourced. Prints the folder of the newest PostgreSQL server programs; Debian keeps them out of PATH.
postgres_bin() {
  local newest
  newest=$(find /usr/lib/postgresql/*/bin -name initdb 2>/dev/null | sort -V | tail -n 1)
  newest=${newest:-$(command -v initdb)} && dirname "$newest"
}
