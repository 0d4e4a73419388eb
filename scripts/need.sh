#!/usr/bin/env bash
# Makes sure that the named things are on this machine: need.sh NAME…  (cargo node cc postgresql chromium)
# Installs what Debian packages where it may; otherwise says exactly what is missing and exits with 1.
set -euo pipefail

# shellcheck source=scripts/postgres-bin.sh
. "$(dirname "$0")/postgres-bin.sh"

has() {
  case $1 in
    cargo) command -v cargo ;;
    # Vite and the tests need 20.19.
    node) node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ;;
    cc) command -v cc ;;
    postgresql) postgres_bin ;;
    chromium) test -x "${CHROMIUM:-/usr/bin/chromium}" ;;
    *) false ;;
  esac >/dev/null 2>&1
}

advice() {
  case $1 in
    cargo) echo "Rust with rustup (rust-toolchain.toml names the version)" ;;
    node) echo "Node 20.19 or newer, with npm" ;;
    cc) echo "a C compiler (Debian: apt-get install build-essential)" ;;
    postgresql) echo "the PostgreSQL server, 15 or newer (Debian: apt-get install postgresql)" ;;
    chromium) echo "Chromium at /usr/bin/chromium, or its path in CHROMIUM (Debian: apt-get install chromium)" ;;
    *) echo "$1 (need.sh does not know it)" ;;
  esac
}

packages() {
  case $1 in
    cc) echo build-essential ;;
    postgresql) echo postgresql ;;
    # Chromium only recommends fonts, and a page without any cannot be judged.
    chromium) echo chromium fonts-liberation ;;
  esac
}

install=()
for name in "$@"; do
  # shellcheck disable=SC2207
  has "$name" || install+=($(packages "$name"))
done

if ((${#install[@]})) && command -v apt-get >/dev/null; then
  as_root=()
  if (($(id -u))); then as_root=(sudo -n); fi
  if "${as_root[@]}" true 2>/dev/null; then
    echo "installing ${install[*]}"
    "${as_root[@]}" apt-get update -q
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${install[@]}"
  fi
fi

missing=0
for name in "$@"; do
  has "$name" && continue
  missing=1
  echo "missing: $(advice "$name")" >&2
done
exit "$missing"
