//! The browser's door: the only crate that knows wasm-bindgen.
//!
//! Three modules are made of it. With the feature `threads`, memory is shared and goroutines run on a pool of workers;
//! without, one worker runs them in slices. The one with threads comes twice: without the feature `explore` for the first visit,
//! and with it for whoever explores. A host worker of the page owns the instance and blocks in it.

pub mod alloc;
#[cfg(feature = "explore")]
pub mod explore;
mod guard;
mod job;
#[cfg(feature = "threads")]
pub mod pool;
#[cfg(not(feature = "threads"))]
pub mod single;

use lab::query::Desk;
use std::cell::RefCell;
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

/// Takes in the part of the library that is no part of the module; false where it is another version's.
#[wasm_bindgen]
pub fn add_library(rest: &str) -> bool {
    lab::query::add_library(rest)
}

thread_local! {
    /// The program that questions are asked about, checked once for several of them.
    static DESK: RefCell<Desk> = RefCell::default();
}

/// gofmt's answer for a file: `Formatted`.
#[wasm_bindgen]
pub fn format(text: &str) -> Result<JsValue, JsError> {
    job::to_js(&lab::query::format(text))
}

/// What the name at an offset is: a `Hover`, or undefined.
#[wasm_bindgen]
pub fn hover(files: JsValue, file: &str, offset: usize) -> Result<JsValue, JsError> {
    let files = job::sources(files)?;
    job::to_js(&DESK.with_borrow_mut(|desk| desk.hover(&files, file, offset)))
}

/// Where the name at an offset is declared: a `Definition`, or undefined.
#[wasm_bindgen]
pub fn definition(files: JsValue, file: &str, offset: usize) -> Result<JsValue, JsError> {
    let files = job::sources(files)?;
    job::to_js(&DESK.with_borrow_mut(|desk| desk.definition(&files, file, offset)))
}

/// What fits at an offset: a `Completion`, or undefined.
#[wasm_bindgen]
pub fn complete(files: JsValue, file: &str, offset: usize) -> Result<JsValue, JsError> {
    let files = job::sources(files)?;
    job::to_js(&lab::query::complete(&files, file, offset))
}
