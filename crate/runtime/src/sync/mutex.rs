//! sync.Mutex.
//!
//! | bit | meaning |
//! |---|---|
//! | LOCKED | somebody holds it |
//! | WAITED | goroutines wait in the table; set and cleared under the bucket's lock |
//!
//! An unlock wakes the first in line, who then competes with whoever comes by: throughput before order, since a
//! hand-over to a goroutine that has yet to run would keep all others waiting (a convoy). A woken goroutine that
//! loses goes to the front again. Once the first in line has waited a millisecond, unlock hands the
//! locked mutex over to it, so nobody starves: both as in Go.

use super::table::with_list;
use super::{Slot, SyncFault};
use crate::WaitReason;
use crate::local::Local;
use crate::primitive::{AtomicU64, Ordering};
use crate::primitive::{exchange_u64, spin};
use std::task::Poll;

const LOCKED: u64 = 1;
const WAITED: u64 = 2;

/// Nanoseconds after which a waiter is handed the mutex.
const STARVING: u64 = 1_000_000;
/// Turns of looking before waiting, where other workers may be about to unlock.
const SPINS: u32 = if cfg!(loom) { 0 } else { 60 };

#[inline]
pub(super) fn try_lock(local: &Local, word: &AtomicU64) -> bool {
    // Relaxed: a first guess for the exchange.
    let state = word.load(Ordering::Relaxed);
    state & LOCKED == 0 && exchange_u64(word, state, state | LOCKED, local.solo()).is_ok()
}

#[inline]
pub(super) fn lock(local: &Local, slot: Slot<'_>, word: &AtomicU64) -> Poll<()> {
    if slot.state.node().is_none() && exchange_u64(word, 0, LOCKED, local.solo()).is_ok() {
        return Poll::Ready(());
    }
    lock_slow(local, slot, word)
}

#[cold]
fn lock_slow(local: &Local, slot: Slot<'_>, word: &AtomicU64) -> Poll<()> {
    let mut since = None;
    if let Some(node) = slot.state.node() {
        if !node.is_woken(local) {
            local.begin_wait(WaitReason::MutexLock, false);
            return Poll::Pending;
        }
        let granted = node.granted;
        since = Some(node.since);
        slot.state.clear();
        if granted {
            return Poll::Ready(());
        }
    } else if !local.solo() {
        for _ in 0..SPINS {
            if try_lock(local, word) {
                return Poll::Ready(());
            }
            spin();
        }
    }
    with_list(local, word, |waiting| {
        loop {
            let state = word.load(Ordering::Relaxed);
            let wanted = if state & LOCKED == 0 {
                state | LOCKED
            } else {
                state | WAITED
            };
            if exchange_u64(word, state, wanted, local.solo()).is_err() {
                continue;
            }
            if state & LOCKED == 0 {
                return Poll::Ready(());
            }
            let first = since.is_some();
            let since = since.unwrap_or_else(|| local.now());
            waiting.enqueue(local, slot, WaitReason::MutexLock, 0, first, since);
            return Poll::Pending;
        }
    })
}

#[inline]
pub(super) fn unlock(local: &Local, word: &AtomicU64) -> Result<(), SyncFault> {
    match exchange_u64(word, LOCKED, 0, local.solo()) {
        Ok(()) => Ok(()),
        Err(_) => unlock_slow(local, word),
    }
}

#[cold]
fn unlock_slow(local: &Local, word: &AtomicU64) -> Result<(), SyncFault> {
    with_list(local, word, |waiting| {
        loop {
            let state = word.load(Ordering::Relaxed);
            if state & LOCKED == 0 {
                return Err(SyncFault::Fatal("sync: unlock of unlocked mutex"));
            }
            let Some(first) = waiting.find(|_| true) else {
                if exchange_u64(word, state, 0, local.solo()).is_ok() {
                    return Ok(());
                }
                continue;
            };
            // SAFETY: found in the list, under its lock.
            let since = unsafe { (*first).since };
            if local.now().saturating_sub(since) > STARVING {
                // It stays locked, for the one that is woken.
                waiting.wake(local, first, true);
                if !waiting.any() {
                    word.fetch_and(!WAITED, Ordering::Relaxed);
                }
                return Ok(());
            }
            let more = waiting.find(|node| !std::ptr::eq(node, first)).is_some();
            let wanted = if more { WAITED } else { 0 };
            if exchange_u64(word, state, wanted, local.solo()).is_ok() {
                waiting.wake(local, first, false);
                return Ok(());
            }
        }
    })
}
