//! sync.RWMutex, in its first word.
//!
//! | bits | meaning |
//! |---|---|
//! | WRITER | a writer holds it |
//! | WAITED | goroutines wait in the table; set and cleared under the bucket's lock |
//! | the rest | readers that hold it, times READER |
//!
//! A writer that waits keeps later readers out; when it unlocks, all readers that came meanwhile go first, and
//! the next writer after them: Go's rules. The lock is always handed over, never thrown open.

use super::table::with_list;
use super::{Slot, SyncFault};
use crate::WaitReason;
use crate::local::Local;
use crate::primitive::exchange_u64;
use crate::primitive::{AtomicU64, Ordering};
use std::task::Poll;

const WRITER: u64 = 1;
const WAITED: u64 = 2;
const READER: u64 = 4;

/// `SyncNode::arg` of those who wait to write, and to read.
const WRITES: u64 = 1;
const READS: u64 = 0;

pub(super) fn try_lock(local: &Local, word: &AtomicU64) -> bool {
    exchange_u64(word, 0, WRITER, local.solo()).is_ok()
}

pub(super) fn try_read_lock(local: &Local, word: &AtomicU64) -> bool {
    loop {
        let state = word.load(Ordering::Relaxed);
        if state & (WRITER | WAITED) != 0 {
            return false;
        }
        if exchange_u64(word, state, state + READER, local.solo()).is_ok() {
            return true;
        }
    }
}

#[inline]
pub(super) fn lock(local: &Local, slot: Slot<'_>, word: &AtomicU64) -> Poll<()> {
    if slot.state.node().is_none() && try_lock(local, word) {
        return Poll::Ready(());
    }
    wait(local, slot, word, WRITES)
}

#[inline]
pub(super) fn read_lock(local: &Local, slot: Slot<'_>, word: &AtomicU64) -> Poll<()> {
    if slot.state.node().is_none() && try_read_lock(local, word) {
        return Poll::Ready(());
    }
    wait(local, slot, word, READS)
}

#[cold]
fn wait(local: &Local, slot: Slot<'_>, word: &AtomicU64, kind: u64) -> Poll<()> {
    if let Some(node) = slot.state.node() {
        if !node.is_woken(local) {
            let reason = node.task.header().reason.get();
            local.begin_wait(reason, false);
            return Poll::Pending;
        }
        slot.state.clear();
        return Poll::Ready(());
    }
    with_list(local, word, |waiting| {
        loop {
            let state = word.load(Ordering::Relaxed);
            let wanted = if kind == WRITES && state == 0 {
                WRITER
            } else if kind == READS && state & (WRITER | WAITED) == 0 {
                state + READER
            } else {
                state | WAITED
            };
            if exchange_u64(word, state, wanted, local.solo()).is_err() {
                continue;
            }
            if wanted & WAITED == 0 {
                return Poll::Ready(());
            }
            // Go's writers queue for an inner Mutex, and only the first of them for the readers.
            let writers = state & WRITER != 0 || waiting.find(|n| n.arg == WRITES).is_some();
            let reason = match (kind, writers) {
                (READS, _) => WaitReason::RwMutexRLock,
                (_, true) => WaitReason::MutexLock,
                (_, false) => WaitReason::RwMutexLock,
            };
            waiting.enqueue(local, slot, reason, kind, false, 0);
            return Poll::Pending;
        }
    })
}

#[inline]
pub(super) fn unlock(local: &Local, word: &AtomicU64) -> Result<(), SyncFault> {
    if exchange_u64(word, WRITER, 0, local.solo()).is_ok() {
        return Ok(());
    }
    with_list(local, word, |waiting| {
        if word.load(Ordering::Relaxed) & WRITER == 0 {
            return Err(SyncFault::Fatal("sync: Unlock of unlocked RWMutex"));
        }
        // WRITER is set, and WAITED, whose lock this is: nobody else changes the word.
        let readers = waiting.wake_all(local, true, |node| node.arg == READS);
        if readers == 0
            && let Some(writer) = waiting.find(|_| true)
        {
            waiting.wake(local, writer, true);
            let waited = if waiting.any() { WAITED } else { 0 };
            // Release: partner of the Acquire in the next exchange of this word.
            word.store(WRITER | waited, Ordering::Release);
            return Ok(());
        }
        let waited = if waiting.any() { WAITED } else { 0 };
        // Release: as above.
        word.store((readers * READER) | waited, Ordering::Release);
        Ok(())
    })
}

#[inline]
pub(super) fn read_unlock(local: &Local, word: &AtomicU64) -> Result<(), SyncFault> {
    let mut state = word.load(Ordering::Relaxed);
    loop {
        if state < READER {
            return Err(SyncFault::Fatal("sync: RUnlock of unlocked RWMutex"));
        }
        if state & WAITED != 0 && state < 2 * READER {
            break;
        }
        match exchange_u64(word, state, state - READER, local.solo()) {
            Ok(()) => return Ok(()),
            Err(found) => state = found,
        }
    }
    // The last reader, and somebody waits.
    with_list(local, word, |waiting| {
        loop {
            let state = word.load(Ordering::Relaxed);
            if state < READER {
                return Err(SyncFault::Fatal("sync: RUnlock of unlocked RWMutex"));
            }
            let left = state - READER;
            let last = left < READER;
            let writer = waiting.find(|node| node.arg == WRITES).filter(|_| last);
            let wanted = match writer {
                Some(writer) => {
                    let more = waiting.find(|node| !std::ptr::eq(node, writer));
                    WRITER | if more.is_some() { WAITED } else { 0 }
                }
                // Readers that waited for a writer which gave up since.
                None if last => waiting.count() * READER,
                None => left,
            };
            if exchange_u64(word, state, wanted, local.solo()).is_err() {
                continue;
            }
            if let Some(writer) = writer {
                waiting.wake(local, writer, true);
            } else if last {
                waiting.wake_all(local, true, |_| true);
            }
            return Ok(());
        }
    })
}
