//! Keeps a failure of the engine from silently killing a pool worker.
//!
//! A panic unwinds, and `catch_unwind` stops it. A trap (exhausted stack, out-of-bounds access) is a JavaScript exception,
//! which only JavaScript can catch, and after which wasm-bindgen lets nobody into the module any more. So each job
//! goes through a JavaScript function; on a trap that tells the page, which is every worker's parent, and waits for it to
//! end all workers.

#[cfg(feature = "threads")]
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};
use wasm_bindgen::prelude::*;

#[cfg(feature = "threads")]
#[wasm_bindgen(inline_js = "
export function guarded(job) {
  try {
    job();
  } catch (error) {
    self.postMessage({ type: 'trap', message: String(error?.message ?? error) });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
}
")]
extern "C" {
    fn guarded(job: &mut dyn FnMut());
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(message: &str);
}

/// What the last panic said, for the report of the run that it broke.
static LAST_PANIC: Mutex<Option<String>> = Mutex::new(None);

/// Runs `job` on a pool worker. An error is what a panic in it said; a trap does not return.
#[cfg(feature = "threads")]
pub(crate) fn guard(job: impl Fn()) -> Result<(), String> {
    let mut result = Ok(());
    let mut whole = AssertUnwindSafe((&job, &mut result));
    let mut call = move || {
        // All of it at once, or the closure would capture what it asserts about.
        let AssertUnwindSafe((job, result)) = &mut whole;
        // What the job leaves half done is dropped with the run.
        **result = catch_unwind(AssertUnwindSafe(*job)).map_err(|_| {
            let mut last = LAST_PANIC.lock().unwrap_or_else(PoisonError::into_inner);
            last.take().unwrap_or_else(|| "a panic".to_string())
        });
    };
    guarded(&mut call);
    result
}

/// Makes panics show in the console, and remembers the last one.
pub(crate) fn install_panic_hook() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        console_error(&format!("Raceway: {message}"));
        *LAST_PANIC.lock().unwrap_or_else(PoisonError::into_inner) = Some(message);
    }));
}
