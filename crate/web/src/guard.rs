//! Tells the page of a failure of the engine, so that it can start the engine anew.
//!
//! In the modules a panic aborts, and so is a trap like any other (exhausted stack, out-of-bounds access): a JavaScript
//! exception, which only JavaScript can catch, and after which wasm-bindgen lets nobody into the module any more. What a
//! panic said is left in the worker's global scope for whoever catches it (`www/engine/instance.ts`). Each job on a pool worker goes
//! through a JavaScript function that, on a trap, tells the page, which is every worker's parent, and waits for it to end
//! all workers.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(inline_js = "
export function remember_panic(message) {
  console.error(message);
  self.racewayPanic = message;
}

export function guarded(job) {
  try {
    job();
  } catch (error) {
    self.postMessage({ type: 'trap', message: self.racewayPanic ?? String(error?.message ?? error) });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
}
")]
extern "C" {
    fn remember_panic(message: &str);

    /// Runs `job` on a pool worker; does not return if that traps.
    #[cfg(feature = "threads")]
    pub(crate) fn guarded(job: &mut dyn FnMut());
}

/// Makes what a panic says known before it aborts.
pub(crate) fn install_panic_hook() {
    std::panic::set_hook(Box::new(|info| remember_panic(&info.to_string())));
}
