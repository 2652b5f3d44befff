//! Loads and stores of heap slots, by address.
//!
//! Goroutines of several workers read and write these slots without synchronisation: a racy Go program
//! is allowed to. On wasm the accesses are volatile and plain, because atomic ones cost four times as
//! much there and wasm defines racing plain accesses (they may see either value, and an aligned 64-bit
//! one does not tear on the engines we run on); elsewhere they are relaxed atomics, as Rust asks.

#[cfg(not(target_family = "wasm"))]
use std::sync::atomic::{AtomicU8, AtomicU32, AtomicU64, Ordering::Relaxed};

/// The slot at `addr`.
///
/// # Safety
/// `addr` is 8-aligned and inside a live heap object (or the VM's own memory).
#[inline(always)]
pub unsafe fn load(addr: u64) -> u64 {
    #[cfg(target_family = "wasm")]
    // SAFETY: the caller's promise; volatile keeps the compiler from assuming no other writer.
    unsafe {
        (addr as usize as *const u64).read_volatile()
    }
    #[cfg(not(target_family = "wasm"))]
    // SAFETY: the caller's promise; an AtomicU64 has the layout of a u64.
    unsafe {
        (*(addr as usize as *const AtomicU64)).load(Relaxed)
    }
}

/// Writes the slot at `addr`.
///
/// # Safety
/// As for [`load`].
#[inline(always)]
pub unsafe fn store(addr: u64, value: u64) {
    #[cfg(target_family = "wasm")]
    // SAFETY: as in `load`.
    unsafe {
        (addr as usize as *mut u64).write_volatile(value)
    }
    #[cfg(not(target_family = "wasm"))]
    // SAFETY: as in `load`.
    unsafe {
        (*(addr as usize as *const AtomicU64)).store(value, Relaxed)
    }
}

/// The byte at `addr`.
///
/// # Safety
/// `addr` is inside a live heap object.
#[inline(always)]
pub unsafe fn load8(addr: u64) -> u8 {
    #[cfg(target_family = "wasm")]
    // SAFETY: as in `load`.
    unsafe {
        (addr as usize as *const u8).read_volatile()
    }
    #[cfg(not(target_family = "wasm"))]
    // SAFETY: as in `load`.
    unsafe {
        (*(addr as usize as *const AtomicU8)).load(Relaxed)
    }
}

/// Writes the byte at `addr`.
///
/// # Safety
/// As for [`load8`].
#[inline(always)]
pub unsafe fn store8(addr: u64, value: u8) {
    #[cfg(target_family = "wasm")]
    // SAFETY: as in `load`.
    unsafe {
        (addr as usize as *mut u8).write_volatile(value)
    }
    #[cfg(not(target_family = "wasm"))]
    // SAFETY: as in `load`.
    unsafe {
        (*(addr as usize as *const AtomicU8)).store(value, Relaxed)
    }
}

/// The 32-bit word at `addr`.
///
/// # Safety
/// `addr` is 4-aligned and inside a live heap object.
#[inline(always)]
pub unsafe fn load32(addr: u64) -> u32 {
    #[cfg(target_family = "wasm")]
    // SAFETY: as in `load`.
    unsafe {
        (addr as usize as *const u32).read_volatile()
    }
    #[cfg(not(target_family = "wasm"))]
    // SAFETY: as in `load`.
    unsafe {
        (*(addr as usize as *const AtomicU32)).load(Relaxed)
    }
}

/// Writes the 32-bit word at `addr`.
///
/// # Safety
/// As for [`load32`].
#[inline(always)]
pub unsafe fn store32(addr: u64, value: u32) {
    #[cfg(target_family = "wasm")]
    // SAFETY: as in `load`.
    unsafe {
        (addr as usize as *mut u32).write_volatile(value)
    }
    #[cfg(not(target_family = "wasm"))]
    // SAFETY: as in `load`.
    unsafe {
        (*(addr as usize as *const AtomicU32)).store(value, Relaxed)
    }
}

/// Copies `n` slots from `from` to `to`, as memmove does.
///
/// # Safety
/// Both are runs of `n` slots as in [`load`].
#[inline]
pub unsafe fn copy(from: u64, to: u64, n: u64) {
    // SAFETY: the caller's promise. Slot by slot, so that a racing reader sees whole words.
    unsafe {
        if to <= from {
            for i in 0..n {
                store(to + 8 * i, load(from + 8 * i));
            }
        } else {
            for i in (0..n).rev() {
                store(to + 8 * i, load(from + 8 * i));
            }
        }
    }
}

/// Fills `n` slots with zeros.
///
/// # Safety
/// A run of `n` slots as in [`load`].
#[inline]
pub unsafe fn zero(addr: u64, n: u64) {
    for i in 0..n {
        // SAFETY: the caller's promise.
        unsafe { store(addr + 8 * i, 0) };
    }
}
