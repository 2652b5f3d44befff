# shellcheck shell=bash
# The three WebAssembly modules and the one source of the wire format.

# What a module with shared memory takes: std with atomics, an imported memory that may grow to 1 GiB, and the
# symbols by which wasm-bindgen gives each worker its stack and thread-local storage.
THREADS_FLAGS="-Ctarget-feature=+atomics,+bulk-memory,+mutable-globals -Clink-arg=--shared-memory -Clink-arg=--import-memory -Clink-arg=--max-memory=1073741824"
for symbol in __heap_base __wasm_init_tls __tls_size __tls_align __tls_base; do
  THREADS_FLAGS+=" -Clink-arg=--export=$symbol"
done
SINGLE_FLAGS="-Clink-arg=--max-memory=1073741824"

# build_wasm threads|instruments|single: raceway.js, raceway_bg.wasm and snippets in $TARGET/page/KIND. `threads` is what a
# visit begins with; `instruments` is the same with exploring, for when somebody does.
build_wasm() {
  local kind="$1" features flags module sum
  local dir="$TARGET/wasm-$kind" out="$TARGET/page/$kind"
  need_wasm_rust
  case "$kind" in
    threads) flags="$THREADS_FLAGS" features=(--no-default-features --features threads) ;;
    # All but the last crate is the same.
    instruments) flags="$THREADS_FLAGS" features=(--features threads) dir="$TARGET/wasm-threads" ;;
    single) flags="$SINGLE_FLAGS" features=() ;;
  esac
  # A panic is a trap: the page starts the engine anew after either, so landing pads (a tenth of the download) would
  # serve nobody. Where a panic was, its message says well enough.
  flags+=" -Cpanic=abort -Zlocation-detail=none --remap-path-prefix=$PWD=. --remap-path-prefix=$HOME/.cargo=cargo"
  [ -z "$WASM_LINKER" ] || flags+=" -Clinker=$WASM_LINKER"
  [ -d "$dir" ] || say "Compiling the engine to WebAssembly ($kind); the first time takes some minutes."
  # An outer cargo, or the caller's flags, must not leak in.
  env -u CARGO_ENCODED_RUSTFLAGS -u RUSTUP_TOOLCHAIN RUSTC="$WASM_RUSTC" RUSTC_BOOTSTRAP=1 RUSTFLAGS="$flags" CARGO_TARGET_DIR="$dir" \
    "$WASM_CARGO" build --quiet ${JOBS:+-j$JOBS} -p raceway-web "${features[@]}" --profile wasm --target wasm32-unknown-unknown \
    -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size
  module="$dir/wasm32-unknown-unknown/wasm/raceway_web.wasm"
  sum="$(sha256sum "$module" tools/bindgen/src/main.rs scripts/wasm.sh Cargo.toml package.json | sha256sum)"
  if fresh "wasm-$kind" "$sum" && [ -f "$out/raceway_bg.wasm" ]; then return 0; fi
  rm -rf "$out"
  "${CARGO[@]}" run --quiet --release -p raceway-bindgen -- "$module" "$out"
  optimise "$out/raceway_bg.wasm"
  stamp "wasm-$kind" "$sum"
}

# The interpreter's loop stays a function of its own: a browser starts to run optimised code at a function's next call, and
# the caller is called once for as long as a goroutine runs.
optimise() {
  node_modules/.bin/wasm-opt '--no-inline=*interpret*' -O3 --strip-debug --strip-producers --enable-threads --enable-bulk-memory --enable-mutable-globals \
    --enable-exception-handling --enable-nontrapping-float-to-int --enable-sign-ext --enable-reference-types --enable-multivalue \
    --enable-simd "$1" -o "$1.optimised"
  mv "$1.optimised" "$1"
}

# www/generated/wire.ts: the board's layout as crate/trace has it.
write_wire() {
  local sum
  sum="$(cat crate/trace/src/*.rs | sha256sum)"
  if fresh wire "$sum" && [ -f www/generated/wire.ts ]; then return 0; fi
  mkdir -p www/generated
  "${CARGO[@]}" run --quiet -p raceway-cli -- wire >"$TARGET/wire.ts"
  mv "$TARGET/wire.ts" www/generated/wire.ts
  stamp wire "$sum"
}

# The part of the library that the modules are built without.
write_library() {
  local sum
  sum="$(find crate/golang/std crate/golang/src/library.rs -type f | sort | xargs cat | sha256sum)"
  if fresh library "$sum" && [ -f "$TARGET/page/library.txt" ]; then return 0; fi
  "${CARGO[@]}" run --quiet -p raceway-cli -- library >"$TARGET/page/library.txt"
  stamp library "$sum"
}
