# shellcheck shell=bash
# The tests, each step counted; a failing step does not keep the later ones from running.

PASSED=0
FAILED=0

# step "name" command…: runs it, shows its output, and counts what it says it passed and failed; a command that counts
# nothing is one test itself.
step() {
  local name="$1" log="$TARGET/step.log" status=0 passed failed started=$SECONDS
  shift
  say "$name"
  # Not `command || …`: that would switch off -e inside the command.
  set +e
  (
    set -e
    "$@"
  ) 2>&1 | tee "$log"
  status="${PIPESTATUS[0]}"
  set -e
  # cargo: "test result: ok. 12 passed; 0 failed; …"; node --test: "# pass 3" and "# fail 0".
  passed="$(awk '/^test result:/ { n += $4 } /^# pass / { n += $3 } END { print n + 0 }' "$log")"
  failed="$(awk '/^test result:/ { n += $6 } /^# fail / { n += $3 } /^# cancelled / { n += $3 } END { print n + 0 }' "$log")"
  if [ "$status" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
  if [ "$status" = 0 ] && [ "$passed" = 0 ]; then passed=1; fi
  PASSED=$((PASSED + passed))
  FAILED=$((FAILED + failed))
  say "$name: $passed passed, $failed failed ($((SECONDS - started)) s)"
}

# The last line of a test run.
verdict() {
  printf '%s passed, %s failed\n' "$PASSED" "$FAILED"
  [ "$FAILED" = 0 ]
}

lints() {
  if "${CARGO[@]}" fmt --version >/dev/null 2>&1; then
    step "Format of the Rust code" "${CARGO[@]}" fmt --all --check
  else
    say "There is no rustfmt beside this cargo: the format of the Rust code is not checked."
  fi
  if "${CARGO[@]}" clippy --version >/dev/null 2>&1; then
    step "Lints of the Rust code" "${CARGO[@]}" clippy --quiet --workspace --all-targets -- -D warnings
  else
    say "There is no clippy beside this cargo: the Rust code is not linted."
  fi
  step "Format and lints of the page" node_modules/.bin/biome check
  step "Types of the page" node_modules/.bin/tsc --noEmit -p tsconfig.json
  step "Types of the service worker" node_modules/.bin/tsc --noEmit -p tsconfig.service-worker.json
}

# The runtime's protocols under every interleaving: loom stands in for std's threads and atomics.
loom_tests() {
  RUSTFLAGS="--cfg loom" CARGO_TARGET_DIR="$TARGET/loom" "${CARGO[@]}" test --quiet --release -p raceway-runtime --test loom
}

page_tests() { node scripts/page-tests.mjs; }

browser_tests() { node --test --test-reporter=tap --test-concurrency=1 tests/browser/*.test.mjs; }

run_checks() {
  need_node
  need_page_packages
  need_native_rust
  write_wire
  lints
  step "Fast Rust tests" "${CARGO[@]}" test --quiet --workspace --no-fail-fast --lib
  step "Page logic" page_tests
  verdict
}

run_tests() {
  need_node
  need_page_packages
  need_native_rust
  write_wire
  lints
  step "Rust" "${CARGO[@]}" test --quiet --workspace --no-fail-fast
  step "Model checks (loom)" loom_tests
  step "Page logic" page_tests
  need_wasm_rust
  step "The site" build_site
  need_browser chromium
  need_browser firefox
  step "The page in Chromium and Firefox" browser_tests
  verdict
}
