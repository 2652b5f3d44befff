//! sync.Cond's notify list: the first word counts tickets handed out, the second those that were notified.
//!
//! A goroutine takes its ticket before it releases the lock, and waits after; a signal in between leaves its
//! ticket notified, so nothing is lost. Tickets wrap around after 2^32, as in Go.

use super::Slot;
use super::table::with_list;
use crate::WaitReason;
use crate::local::Local;
use crate::primitive::{AtomicU64, Ordering};
use std::task::Poll;

// Relaxed everywhere: the words are written under the bucket's lock only.

pub(super) fn ticket(local: &Local, tickets: &AtomicU64, _: &AtomicU64) -> u64 {
    with_list(local, tickets, |_| {
        let ticket = tickets.load(Ordering::Relaxed);
        tickets.store(ticket.wrapping_add(1) & 0xffff_ffff, Ordering::Relaxed);
        ticket
    })
}

/// Whether ticket `a` was handed out before `b`.
fn before(a: u64, b: u64) -> bool {
    ((a as u32).wrapping_sub(b as u32) as i32) < 0
}

pub(super) fn wait(
    local: &Local,
    slot: Slot<'_>,
    tickets: &AtomicU64,
    notified: &AtomicU64,
    ticket: u64,
) -> Poll<()> {
    if let Some(node) = slot.state.node() {
        if !node.is_woken(local) {
            local.begin_wait(WaitReason::CondWait, false);
            return Poll::Pending;
        }
        slot.state.clear();
        return Poll::Ready(());
    }
    with_list(local, tickets, |waiting| {
        if before(ticket, notified.load(Ordering::Relaxed)) {
            return Poll::Ready(());
        }
        waiting.enqueue(local, slot, WaitReason::CondWait, ticket, false, 0);
        Poll::Pending
    })
}

pub(super) fn signal(local: &Local, tickets: &AtomicU64, notified: &AtomicU64) {
    with_list(local, tickets, |waiting| {
        let ticket = notified.load(Ordering::Relaxed);
        if ticket == tickets.load(Ordering::Relaxed) {
            return;
        }
        notified.store(ticket.wrapping_add(1) & 0xffff_ffff, Ordering::Relaxed);
        // Not in the list: its goroutine is between its ticket and its wait, and will see the number.
        if let Some(node) = waiting.find(|node| node.arg == ticket) {
            waiting.wake(local, node, true);
        }
    });
}

pub(super) fn broadcast(local: &Local, tickets: &AtomicU64, notified: &AtomicU64) {
    with_list(local, tickets, |waiting| {
        notified.store(tickets.load(Ordering::Relaxed), Ordering::Relaxed);
        waiting.wake_all(local, true, |_| true);
    });
}
