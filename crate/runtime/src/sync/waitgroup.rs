//! sync.WaitGroup: counter in the word's high half, waiting goroutines in its low half.

use super::table::with_list;
use super::{Slot, SyncFault};
use crate::WaitReason;
use crate::local::Local;
use crate::primitive::exchange_u64;
use crate::primitive::{AtomicU64, Ordering};
use crate::step::{Class, Touch};
use std::task::Poll;

const COUNT: u32 = 32;
const WAITERS: u64 = (1 << COUNT) - 1;

pub(super) fn add(local: &Local, word: &AtomicU64, delta: i64) -> Result<(), SyncFault> {
    loop {
        let state = word.load(Ordering::Relaxed);
        let waiters = state & WAITERS;
        let count = ((state >> COUNT) as i32).wrapping_add(delta as i32);
        let wanted = (count as u32 as u64) << COUNT | waiters;
        if count == 0 && waiters > 0 {
            return release(local, word, delta);
        }
        if exchange_u64(word, state, wanted, local.solo()).is_err() {
            continue;
        }
        if count < 0 {
            return Err(SyncFault::Panic("sync: negative WaitGroup counter"));
        }
        if waiters != 0 && delta > 0 && count == delta as i32 {
            return Err(SyncFault::Panic(
                "sync: WaitGroup misuse: Add called concurrently with Wait",
            ));
        }
        return Ok(());
    }
}

/// The counter may reach 0 while goroutines wait: under their bucket's lock, since they register under it.
#[cold]
fn release(local: &Local, word: &AtomicU64, delta: i64) -> Result<(), SyncFault> {
    let released = with_list(local, word, |waiting| {
        loop {
            let state = word.load(Ordering::Relaxed);
            let count = ((state >> COUNT) as i32).wrapping_add(delta as i32);
            if count != 0 || state & WAITERS == 0 {
                return false;
            }
            // The word is 0 before anyone is woken: they look for a reuse.
            if exchange_u64(word, state, 0, local.solo()).is_ok() {
                waiting.wake_all(local, true, |_| true);
                return true;
            }
        }
    });
    // Another goroutine changed the counter meanwhile: add as usual.
    if released {
        Ok(())
    } else {
        add(local, word, delta)
    }
}

pub(super) fn wait(local: &Local, slot: Slot<'_>, word: &AtomicU64) -> Poll<Result<(), SyncFault>> {
    if let Some(node) = slot.state.node() {
        if !node.is_woken(local) {
            local.begin_wait(WaitReason::WaitGroupWait, false);
            return Poll::Pending;
        }
        // Between the Done that woke it and its return somebody may call Add.
        let returns = Touch::new(std::ptr::from_ref(word) as u64, Class::AtomicRead);
        if local.gated() && !local.pass(&[returns]) {
            return Poll::Pending;
        }
        slot.state.clear();
        // Acquire: partner of the exchange that released it.
        if word.load(Ordering::Acquire) != 0 {
            return Poll::Ready(Err(SyncFault::Panic(
                "sync: WaitGroup is reused before previous Wait has returned",
            )));
        }
        return Poll::Ready(Ok(()));
    }
    // Acquire: partner of the exchange in `add` that brought the counter to 0.
    if word.load(Ordering::Acquire) >> COUNT == 0 {
        return Poll::Ready(Ok(()));
    }
    with_list(local, word, |waiting| {
        loop {
            let state = word.load(Ordering::Acquire);
            if state >> COUNT == 0 {
                return Poll::Ready(Ok(()));
            }
            if exchange_u64(word, state, state + 1, local.solo()).is_ok() {
                waiting.enqueue(local, slot, WaitReason::WaitGroupWait, 0, false, 0);
                return Poll::Pending;
            }
        }
    })
}
