#!/usr/bin/env bash
# The only entry to building, serving and testing Raceway. Each command sets up what it needs, says what it installs
# and why, and takes what is already there. `./build.sh help` lists the commands.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# shellcheck source=scripts/lib.sh
. scripts/lib.sh
# shellcheck source=scripts/setup.sh
. scripts/setup.sh
# shellcheck source=scripts/wasm.sh
. scripts/wasm.sh
# shellcheck source=scripts/test.sh
. scripts/test.sh

usage() {
  cat <<'TEXT'
usage: ./build.sh COMMAND

  serve [--port 8080]   build the site and serve it on this machine, with the headers that threads need
  test                  everything: format, lints, Rust, loom, page logic, and the page in Chromium and Firefox
  check                 format, lints and fast tests
  bench [--save] [...]  the benchmark programs beside Go's own js/wasm build, in Chromium; --save writes docs/bench.md
  dist                  the static site in dist/, ready for any static host
  oracle [N]            compares with real Go: every program of tests/programs, N random programs (10,000 unless said),
                        and Go's own test programs where they can be had
  help                  this text

Set CHROMIUM or FIREFOX to use a browser of your own, CARGO_TARGET_DIR to build elsewhere than in target/.
TEXT
}

# The site in dist/. `development` leaves source maps in.
build_site() {
  need_node
  need_page_packages
  need_native_rust
  build_wasm threads
  build_wasm instruments
  build_wasm single
  write_wire
  write_library
  node scripts/build-page.mjs "$TARGET/page" "$@"
}

serve() {
  local port=8080
  while (($#)); do
    case "$1" in
      --port) port="${2:?--port needs a number}"; shift 2 ;;
      --port=*) port="${1#--port=}"; shift ;;
      *) fail "serve knows --port, not $1." ;;
    esac
  done
  build_site development
  exec node scripts/serve.mjs dist "$port"
}

bench() {
  build_site
  need_browser chromium
  need_go
  "${CARGO[@]}" build --quiet --release -p raceway-cli
  node tests/bench/bench.mjs "$@"
}

# The programs' expectations against real Go first, then Raceway against both; then programs that nobody wrote for Raceway.
oracle() {
  local failed=0 command="$TARGET/release/raceway"
  need_native_rust
  need_go
  have python3 || apt_install "the comparison with real Go is written in it" python3 || fail "Python 3 is needed to compare with real Go."
  "${CARGO[@]}" build --quiet --release -p raceway-cli
  export RACEWAY_GO="$GO"
  say "The programs of tests/programs, with real Go, then with Raceway."
  python3 tests/oracle/oracle.py || failed=1
  python3 tests/oracle/oracle.py --raceway "$command" || failed=1
  say "The pairs with and without a bug, with Raceway's race detector, then with Go's."
  python3 tests/oracle/oracle.py --race --raceway "$command" || failed=1
  if have gcc; then
    python3 tests/oracle/oracle.py --race || failed=1
  else
    say "Go's race detector is left out: it needs gcc."
  fi
  say "Random programs, with both."
  python3 tests/oracle/random_programs.py --raceway "$command" --count "${1:-10000}" || failed=1
  if [ -d /usr/share/go-1.19/test ] || apt_install "it has Go's own test programs" golang-1.19-src; then
    say "Go's own test programs."
    python3 tests/oracle/gotests.py --raceway "$command" || failed=1
  else
    say "Go's own test programs are left out: Debian's package golang-1.19-src could not be installed."
  fi
  return "$failed"
}

command="${1:-help}"
(($# == 0)) || shift
case "$command" in
  serve) serve "$@" ;;
  test) run_tests ;;
  check) run_checks ;;
  bench) bench "$@" ;;
  dist)
    build_site
    say "The site is in dist/."
    ;;
  oracle) oracle "$@" ;;
  help | --help | -h) usage ;;
  *)
    usage >&2
    fail "There is no command '$command'."
    ;;
esac
