//! The browser's door: the only crate that knows wasm-bindgen.
//!
//! Two modules are made of it. With the feature `threads`, memory is shared and goroutines run on a pool of workers;
//! without, one worker runs them in slices. A host worker of the page owns the instance and blocks in it.

pub mod alloc;
mod guard;
mod job;
#[cfg(feature = "threads")]
pub mod pool;
#[cfg(not(feature = "threads"))]
pub mod single;

use std::sync::{Arc, OnceLock};
use trace::Board;
use wasm_bindgen::prelude::*;

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: alloc::Cached<std::alloc::System> = alloc::Cached::new(std::alloc::System);

/// Through it all runs of this instance and the page meet; made once, so that its address never changes.
pub(crate) fn shared_board() -> Arc<Board> {
    static BOARD: OnceLock<Arc<Board>> = OnceLock::new();
    BOARD.get_or_init(|| Arc::from(Board::boxed())).clone()
}

/// The board's address in the memory.
#[wasm_bindgen]
pub fn board() -> usize {
    Arc::as_ptr(&shared_board()) as usize
}

/// Diagnostics and parameters of a program: a `CheckResult`.
#[wasm_bindgen]
pub fn check(files: JsValue) -> Result<JsValue, JsError> {
    job::to_js(&lab::check(&job::sources(files)?))
}
