//! Select over any number of cases.
//!
//! All channels are locked, in the order of their addresses, so two selects cannot wait for each other's locks.
//! If some cases are ready, one of them is chosen with equal chances and done. Otherwise a node is queued for
//! each case and all locks are released. Whoever takes one of the nodes out first claims the waiter
//! (`Waiter::claim`, one compare-and-exchange) and completes that node; all others that meet a node of a claimed
//! waiter throw it out and go on. The woken goroutine takes its other nodes out.
//!
//! A node is never completed by its own select, though it may wait at both ends of one channel: both
//! sides are queued under the same hold of the lock.

use super::{Chan, Node, Received, SendOnClosed, Sent};
use crate::WaitReason;
use crate::local::Local;
use crate::primitive::{Ordering, store_u32};
use crate::waiter::{State, Waiter};
use std::task::Poll;

/// One case of a select.
pub struct Case<'a, T> {
    /// None: a nil channel, which is never ready.
    pub(super) chan: Option<&'a Chan<T>>,
    /// The value to send, until it is sent or offered.
    pub(super) value: Option<T>,
    pub(super) send: bool,
}

impl<'a, T> Case<'a, T> {
    pub fn recv(chan: Option<&'a Chan<T>>) -> Case<'a, T> {
        Case {
            chan,
            value: None,
            send: false,
        }
    }

    pub fn send(chan: Option<&'a Chan<T>>, value: T) -> Case<'a, T> {
        Case {
            chan,
            value: Some(value),
            send: true,
        }
    }

    fn is_ready(&self) -> bool {
        self.chan.is_some_and(|chan| {
            // SAFETY: the select holds the channel's lock.
            let inner = unsafe { &*chan.inner.get() };
            if self.send {
                Chan::can_send(inner, chan.cap)
            } else {
                Chan::can_receive(inner)
            }
        })
    }
}

/// A select's outcome.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Selected<T> {
    pub index: usize,
    /// The value received; none for a send, and from a closed channel.
    pub value: Option<T>,
}

/// Cases up to this many are sorted on the stack.
const FEW: usize = 8;

impl<T> Waiter<T> {
    /// Select: completes one of `cases`. With `block` false, `None` where no case is ready; with `block` and no
    /// case that could ever be ready, the goroutine waits for ever.
    ///
    /// # Safety
    /// As for [`Chan::poll_send`]: called again with the same cases, whose values may be gone.
    pub unsafe fn poll_select(
        &mut self,
        local: &Local,
        cases: &mut [Case<'_, T>],
        block: bool,
        exclusive: bool,
    ) -> Poll<Result<Option<Selected<T>>, SendOnClosed>> {
        if self.is_waiting() {
            return self.finish_select(local);
        }
        let mut few = [std::ptr::null(); FEW];
        let mut many = Vec::new();
        let order = lock_order(cases, &mut few, &mut many);
        let solo = local.solo();
        lock_all(order, solo);
        let result = if let Some(done) = take_ready(local, cases) {
            Poll::Ready(done.map(Some))
        } else if !block {
            Poll::Ready(Ok(None))
        } else {
            let reason = if cases.is_empty() {
                WaitReason::SelectNoCases
            } else {
                WaitReason::Select
            };
            let task = local.begin_wait(reason, exclusive);
            store_u32(&self.claim, 0, solo);
            self.many.clear();
            self.many.reserve(cases.len());
            let claim = &raw const self.claim;
            for case in &mut *cases {
                // A nil channel's node is a place holder, in no queue.
                let chan = case.chan.map_or(std::ptr::null(), std::ptr::from_ref);
                let node = Node::new(chan, task, exclusive, case.value.take(), case.send);
                self.many.push(node.by(local.actor()).of_select(claim));
            }
            for node in &mut self.many {
                if node.chan.is_null() {
                    continue;
                }
                // SAFETY: the channel is locked, and the nodes stay until they have left the queues: the vector is
                // not touched before.
                unsafe {
                    let inner = &mut *(*node.chan).inner.get();
                    let queue = if node.is_send() {
                        &mut inner.senders
                    } else {
                        &mut inner.receivers
                    };
                    queue.push(node);
                }
            }
            self.state = State::Select { exclusive };
            Poll::Pending
        };
        unlock_all(order, solo);
        result
    }

    fn finish_select(&mut self, local: &Local) -> Poll<Result<Option<Selected<T>>, SendOnClosed>> {
        let State::Select { exclusive } = self.state else {
            panic!("a waiter was used for another operation before its own was complete");
        };
        // Acquire: partner of the claim. The claimer still holds its channel's lock while it completes the node,
        // and the locks taken below wait for that.
        if !exclusive && self.claim.load(Ordering::Acquire) == 0 {
            local.begin_wait(WaitReason::Select, false);
            return Poll::Pending;
        }
        Chan::cancel(&mut self.many, local.solo());
        self.state = State::Idle;
        let mut result = Ok(None);
        for (index, node) in self.many.iter_mut().enumerate() {
            if node.is_done() {
                result = if node.is_send() && !node.ok() {
                    Err(SendOnClosed)
                } else {
                    Ok(Some(Selected {
                        index,
                        value: node.take_value(),
                    }))
                };
            }
        }
        self.many.clear();
        Poll::Ready(result)
    }
}

/// Completes one of the ready cases, all with the same chance. None: none is ready.
fn take_ready<T>(
    local: &Local,
    cases: &mut [Case<'_, T>],
) -> Option<Result<Selected<T>, SendOnClosed>> {
    loop {
        let ready = cases.iter().filter(|case| case.is_ready()).count();
        if ready == 0 {
            return None;
        }
        let chosen = local.choose(ready);
        let mut ready = cases
            .iter_mut()
            .enumerate()
            .filter(|(_, case)| case.is_ready());
        let done = ready.nth(chosen).and_then(|(index, case)| {
            let done = complete(local, case)?;
            Some(done.map(|value| Selected { index, value }))
        });
        // None: the goroutine on the other side was a select, which another party has claimed just now.
        if done.is_some() {
            return done;
        }
    }
}

fn complete<T>(local: &Local, case: &mut Case<'_, T>) -> Option<Result<Option<T>, SendOnClosed>> {
    let chan = case.chan?;
    // SAFETY: the select holds the channel's lock.
    let inner = unsafe { &mut *chan.inner.get() };
    if !case.send {
        return match chan.receive_now(local, inner) {
            Received::Done(value) => Some(Ok(value)),
            Received::Empty => None,
        };
    }
    match chan.send_now(local, inner, case.value.take()?) {
        Sent::Done => Some(Ok(None)),
        Sent::Closed => Some(Err(SendOnClosed)),
        Sent::Full(value) => {
            case.value = Some(value);
            None
        }
    }
}

/// The cases' channels, each once, by address.
fn lock_order<'o, T>(
    cases: &[Case<'_, T>],
    few: &'o mut [*const Chan<T>; FEW],
    many: &'o mut Vec<*const Chan<T>>,
) -> &'o [*const Chan<T>] {
    let order: &mut [*const Chan<T>] = if cases.len() <= FEW {
        &mut few[..cases.len()]
    } else {
        many.resize(cases.len(), std::ptr::null());
        many
    };
    let mut n = 0;
    for chan in cases.iter().filter_map(|case| case.chan) {
        order[n] = chan;
        n += 1;
    }
    let order = &mut order[..n];
    if n <= FEW {
        for i in 1..n {
            let mut at = i;
            while at > 0 && order[at - 1] > order[at] {
                order.swap(at - 1, at);
                at -= 1;
            }
        }
    } else {
        order.sort_unstable();
    }
    let mut kept = 0;
    for i in 0..n {
        if i == 0 || order[i] != order[kept - 1] {
            order[kept] = order[i];
            kept += 1;
        }
    }
    &order[..kept]
}

fn lock_all<T>(order: &[*const Chan<T>], solo: bool) {
    for chan in order {
        // SAFETY: the cases borrow their channels.
        unsafe { &**chan }.lock.acquire(solo);
    }
}

fn unlock_all<T>(order: &[*const Chan<T>], solo: bool) {
    for chan in order {
        // SAFETY: as in `lock_all`.
        unsafe { &**chan }.lock.release(solo);
    }
}
