//! The browser's door: the only crate that knows wasm-bindgen.
//!
//! Two modules are made of it. With the feature `threads`, memory is shared and goroutines run on a pool of workers;
//! without, one worker runs them in slices. A host worker of the page owns the instance and blocks in it.

pub mod alloc;
#[cfg(feature = "threads")]
pub mod pool;
