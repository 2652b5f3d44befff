//! A number with one writer at a time and any number of readers.

use std::cell::UnsafeCell;

/// A count or gauge that others may read at any moment. Whoever owns it adds without read-modify-write
/// (an atomic one costs twenty times a plain store in wasm); two writers at once would lose additions,
/// never tear a value.
#[derive(Default)]
#[repr(transparent)]
pub struct Counter(UnsafeCell<u64>);

// SAFETY: every access is a single aligned 64-bit load or store: relaxed atomic natively, volatile on
// wasm, whose memory model defines racing plain accesses.
unsafe impl Sync for Counter {}

impl Counter {
    pub const fn new() -> Counter {
        Counter(UnsafeCell::new(0))
    }

    #[inline(always)]
    pub fn get(&self) -> u64 {
        #[cfg(target_family = "wasm")]
        // SAFETY: see `Sync` above.
        unsafe {
            self.0.get().read_volatile()
        }
        #[cfg(not(target_family = "wasm"))]
        self.atomic().load(std::sync::atomic::Ordering::Relaxed)
    }

    #[inline(always)]
    pub fn set(&self, value: u64) {
        #[cfg(target_family = "wasm")]
        // SAFETY: see `Sync` above.
        unsafe {
            self.0.get().write_volatile(value)
        }
        #[cfg(not(target_family = "wasm"))]
        self.atomic()
            .store(value, std::sync::atomic::Ordering::Relaxed)
    }

    /// Adds `n`; only the counter's owner may.
    #[inline(always)]
    pub fn add(&self, n: u64) {
        self.set(self.get().wrapping_add(n));
    }

    #[inline(always)]
    pub fn inc(&self) {
        self.add(1);
    }

    #[cfg(not(target_family = "wasm"))]
    fn atomic(&self) -> &std::sync::atomic::AtomicU64 {
        // SAFETY: the cell is aligned for 8 bytes, lives as long as `self`, and is only accessed atomically.
        unsafe { std::sync::atomic::AtomicU64::from_ptr(self.0.get()) }
    }
}

impl std::fmt::Debug for Counter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.get().fmt(f)
    }
}
