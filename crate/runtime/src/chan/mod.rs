//! Channels: a buffer and two FIFO queues of waiting goroutines, under one lock.
//!
//! Invariants, whenever the lock is free:
//! - At most one of the two queues holds a goroutine that could be served, but for a select that waits on both
//!   sides of one channel.
//! - Receivers wait only while the buffer is empty, senders only while it is full; so a value that arrives goes
//!   straight to the first receiver, and a receiver that finds senders takes the oldest value and lets the first
//!   sender's take the place at the end.
//! - Nobody waits on a closed channel.
//! - A node in a queue belongs to a goroutine that is registered; whoever takes it out completes it and
//!   wakes that goroutine, both before the lock is released. A select's node is completed only by the party that
//!   claims its waiter; others take it out and pass on.
//!
//! The operations follow the futures' protocol (see [`Waiter`]): they never block the thread.

mod future;
mod queue;
mod select;

pub(crate) use future::check_owner;
pub use future::{Arm, Channel, Recv, Select, Send, select};
pub(crate) use queue::Node;
use queue::Queue;
pub use select::{Case, Selected};

use crate::local::Local;
use crate::primitive::{Access, Lock};
use crate::waiter::{State, Waiter};
use crate::{Notes, WaitReason, Witness};
use std::cell::UnsafeCell;
use std::collections::VecDeque;
use std::sync::Arc;
use std::task::Poll;
use trace::Board;

/// `send on closed channel`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SendOnClosed;

/// `close of closed channel`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CloseOfClosed;

/// A channel of values of type `T`, to be used by goroutines of one runtime.
pub struct Chan<T> {
    lock: Lock,
    access: Access,
    inner: UnsafeCell<Inner<T>>,
    cap: usize,
    /// For observers: 0 is unnamed.
    id: u64,
    /// Whose `channels[id - 1]` counts this channel.
    board: Option<Arc<Board>>,
}

struct Inner<T> {
    buffer: VecDeque<T>,
    closed: bool,
    receivers: Queue<T>,
    senders: Queue<T>,
    /// Values taken out of the buffer so far, where a witness counts places.
    taken: usize,
    /// A witness's.
    notes: Notes,
}

// SAFETY: `inner` is only touched under the lock; values cross threads only where `T` may.
unsafe impl<T: std::marker::Send> Sync for Chan<T> {}
// SAFETY: as above.
unsafe impl<T: std::marker::Send> std::marker::Send for Chan<T> {}

/// A channel as somebody sees it who looks at a run that stands still.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChanState {
    /// The so-manyth channel made, from 1; 0: unnamed.
    pub id: u64,
    pub cap: usize,
    pub len: usize,
    pub closed: bool,
    /// Goroutines that wait to receive, and to send, first come first.
    pub receivers: Vec<u64>,
    pub senders: Vec<u64>,
}

/// What became of a value that was to be sent without waiting.
enum Sent<T> {
    Done,
    Full(T),
    Closed,
}

/// What a receive without waiting found.
enum Received<T> {
    /// A value, or none from a closed channel.
    Done(Option<T>),
    Empty,
}

impl<T> Chan<T> {
    /// A channel with room for `cap` values. None: there is no memory for them.
    pub fn new(cap: usize) -> Option<Chan<T>> {
        let mut buffer = VecDeque::new();
        buffer.try_reserve_exact(cap).ok()?;
        Some(Chan {
            lock: Lock::new(),
            access: Access::new(),
            inner: UnsafeCell::new(Inner {
                buffer,
                closed: false,
                receivers: Queue::new(),
                senders: Queue::new(),
                taken: 0,
                notes: None,
            }),
            cap,
            id: 0,
            board: None,
        })
    }

    /// Names the channel for observers: the `id`th made, from 1, in line `line`. The first ones have counters of
    /// their own on the board.
    pub fn observe(&mut self, id: u64, line: u64, board: Option<&Arc<Board>>) {
        self.id = id;
        let board = board.filter(|b| id > 0 && id <= b.channels.len() as u64);
        if let Some(board) = board {
            let counters = &board.channels[id as usize - 1];
            counters.capacity.set(self.cap as u64);
            counters.line.set(line);
            counters.id.set(id);
        }
        self.board = board.cloned();
    }

    pub fn id(&self) -> u64 {
        self.id
    }

    pub fn cap(&self) -> usize {
        self.cap
    }

    fn with<R>(&self, local: &Local, f: impl FnOnce(&mut Inner<T>) -> R) -> R {
        let solo = local.solo();
        self.lock.acquire(solo);
        // SAFETY: under the lock, or solo: no other worker runs. `f` calls nothing that comes here again.
        let result = self.access.during(|| f(unsafe { &mut *self.inner.get() }));
        self.lock.release(solo);
        result
    }

    pub fn len(&self, local: &Local) -> usize {
        self.with(local, |inner| inner.buffer.len())
    }

    pub fn is_empty(&self, local: &Local) -> bool {
        self.len(local) == 0
    }

    /// Visits the buffered values. The world is stopped.
    ///
    /// # Safety
    /// No worker runs meanwhile.
    pub unsafe fn for_each_value(&self, visit: impl FnMut(&T)) {
        // SAFETY: the caller's promise.
        unsafe { &*self.inner.get() }.buffer.iter().for_each(visit);
    }

    /// Looks at the channel's inside.
    ///
    /// # Safety
    /// No worker runs meanwhile.
    pub unsafe fn look(&self) -> ChanState {
        // SAFETY: the caller's promise.
        let inner = unsafe { &*self.inner.get() };
        ChanState {
            id: self.id,
            cap: self.cap,
            len: inner.buffer.len(),
            closed: inner.closed,
            receivers: inner.receivers.waiting(),
            senders: inner.senders.waiting(),
        }
    }

    /// Whether a send would not wait (or would fail), under the lock.
    fn can_send(inner: &Inner<T>, cap: usize) -> bool {
        inner.closed || inner.buffer.len() < cap || inner.receivers.any_live()
    }

    fn can_receive(inner: &Inner<T>) -> bool {
        !inner.buffer.is_empty() || inner.closed || inner.senders.any_live()
    }

    /// A send that does not wait, under the lock.
    #[inline]
    fn send_now(&self, local: &Local, inner: &mut Inner<T>, value: T) -> Sent<T> {
        if inner.closed {
            return Sent::Closed;
        }
        if !inner.receivers.is_empty()
            && let Some(node) = inner.receivers.pop(local.solo())
        {
            node.complete(Some(value), true);
            self.observe_pass(local, inner);
            local.witness(|witness, sender| {
                self.witness_pass(inner, witness, sender, node.actor);
            });
            local.wake(node.task, node.exclusive);
            return Sent::Done;
        }
        if inner.buffer.len() < self.cap {
            local.witness(|witness, sender| {
                let place = (inner.taken + inner.buffer.len()) % self.cap;
                witness.exchange(&mut inner.notes, place, sender);
            });
            inner.buffer.push_back(value);
            self.observe_send(local, inner);
            return Sent::Done;
        }
        Sent::Full(value)
    }

    /// A receive that does not wait, under the lock.
    #[inline]
    fn receive_now(&self, local: &Local, inner: &mut Inner<T>) -> Received<T> {
        if let Some(value) = inner.buffer.pop_front() {
            local.witness(|witness, receiver| {
                witness.exchange(&mut inner.notes, inner.taken % self.cap, receiver);
                inner.taken += 1;
            });
            if !inner.senders.is_empty()
                && let Some(node) = inner.senders.pop(local.solo())
            {
                local.witness(|witness, _| {
                    let place = (inner.taken + inner.buffer.len()) % self.cap;
                    witness.exchange(&mut inner.notes, place, node.actor);
                });
                inner.buffer.extend(node.take_value());
                node.complete(None, true);
                self.observe_pass(local, inner);
                local.wake(node.task, node.exclusive);
            } else {
                self.observe_receive(local, inner);
            }
            return Received::Done(Some(value));
        }
        if !inner.senders.is_empty()
            && let Some(node) = inner.senders.pop(local.solo())
        {
            let value = node.take_value();
            node.complete(None, true);
            self.observe_pass(local, inner);
            local.witness(|witness, receiver| {
                self.witness_pass(inner, witness, node.actor, receiver);
            });
            local.wake(node.task, node.exclusive);
            return Received::Done(value);
        }
        if inner.closed {
            local.witness(|witness, receiver| witness.closed(&mut inner.notes, receiver));
            return Received::Done(None);
        }
        Received::Empty
    }

    /// A value passes to a goroutine that waited: through an empty buffer, where there is one.
    #[cold]
    fn witness_pass(
        &self,
        inner: &mut Inner<T>,
        witness: &dyn Witness,
        sender: u64,
        receiver: u64,
    ) {
        if self.cap == 0 {
            return witness.meet(sender, receiver);
        }
        let place = inner.taken % self.cap;
        witness.exchange(&mut inner.notes, place, sender);
        witness.exchange(&mut inner.notes, place, receiver);
        inner.taken += 1;
    }

    // Counters: a value that passes from hand to hand is one send and one receive.

    #[inline(always)]
    fn observe_pass(&self, local: &Local, inner: &Inner<T>) {
        self.observe_send(local, inner);
        self.observe_receive(local, inner);
    }

    #[inline(always)]
    fn observe_send(&self, local: &Local, inner: &Inner<T>) {
        local.count_send(self.id);
        if let Some(board) = &self.board {
            let counters = &board.channels[self.id as usize - 1];
            counters.sends.inc();
            counters.length.set(inner.buffer.len() as u64);
        }
    }

    #[inline(always)]
    fn observe_receive(&self, local: &Local, inner: &Inner<T>) {
        local.count_receive(self.id);
        if let Some(board) = &self.board {
            let counters = &board.channels[self.id as usize - 1];
            counters.receives.inc();
            counters.length.set(inner.buffer.len() as u64);
        }
    }

    /// Sends if no waiting is needed; gives the value back if the channel is full.
    pub fn try_send(&self, local: &Local, value: T) -> Result<Option<T>, SendOnClosed> {
        match self.with(local, |inner| self.send_now(local, inner, value)) {
            Sent::Done => Ok(None),
            Sent::Full(value) => Ok(Some(value)),
            Sent::Closed => Err(SendOnClosed),
        }
    }

    /// Receives if no waiting is needed: `Some(None)` from a closed channel.
    pub fn try_recv(&self, local: &Local) -> Option<Option<T>> {
        match self.with(local, |inner| self.receive_now(local, inner)) {
            Received::Done(value) => Some(value),
            Received::Empty => None,
        }
    }

    /// Whether it has been closed; it may be the next moment.
    pub fn is_closed(&self, local: &Local) -> bool {
        self.with(local, |inner| inner.closed)
    }

    /// Closes the channel: all who wait are woken, receivers with nothing, senders with an error.
    pub fn close(&self, local: &Local) -> Result<(), CloseOfClosed> {
        self.with(local, |inner| {
            if inner.closed {
                return Err(CloseOfClosed);
            }
            inner.closed = true;
            local.witness(|witness, goroutine| witness.close(&mut inner.notes, goroutine));
            while let Some(node) = inner.receivers.pop(local.solo()) {
                node.complete(None, false);
                local.witness(|witness, _| witness.closed(&mut inner.notes, node.actor));
                local.wake(node.task, node.exclusive);
            }
            while let Some(node) = inner.senders.pop(local.solo()) {
                // The value stays where it is: it is the sender's to drop.
                node.complete_keeping_value(false);
                local.wake(node.task, node.exclusive);
            }
            Ok(())
        })
    }

    /// Drops the buffered values (a stopped timer's channel holds no stale tick).
    pub fn drain(&self, local: &Local) {
        let values = self.with(local, |inner| {
            inner.taken = inner.taken.wrapping_add(inner.buffer.len());
            std::mem::take(&mut inner.buffer)
        });
        let cap = self.cap;
        self.with(local, |inner| {
            // Fails only without memory; the buffer then grows as it is used.
            let _ = inner.buffer.try_reserve_exact(cap);
        });
        drop(values);
    }

    /// Sends `value`, which is taken out once it is sent or offered.
    ///
    /// # Safety
    /// - All users of the channel are goroutines of one runtime, and `local` is the worker polling this one.
    /// - After `Pending`, the waiter stays where it is and the channel lives until the operation completes or
    ///   the waiter is dropped, and `waiter` is used for nothing but calling this again.
    /// - With `exclusive`, moreover: after `Pending` the goroutine's poll returns `Pending` at once, has registered
    ///   for nothing else, and keeps the waiter as it is until it is polled again.
    #[inline]
    pub unsafe fn poll_send(
        &self,
        local: &Local,
        waiter: &mut Waiter<T>,
        value: &mut Option<T>,
        exclusive: bool,
    ) -> Poll<Result<(), SendOnClosed>> {
        if waiter.is_waiting() {
            return self.finish_send(local, waiter);
        }
        let Some(offer) = value.take() else {
            // Polled again after it was ready.
            return Poll::Ready(Ok(()));
        };
        self.with(local, |inner| match self.send_now(local, inner, offer) {
            Sent::Done => Poll::Ready(Ok(())),
            Sent::Closed => Poll::Ready(Err(SendOnClosed)),
            Sent::Full(offer) => {
                let task = local.begin_wait(WaitReason::ChanSend, exclusive);
                let node = Node::new(self, task, exclusive, Some(offer), true);
                let node = waiter.one(node.by(local.actor()));
                // SAFETY: the caller keeps the waiter in place until it is taken out.
                unsafe { inner.senders.push(node) };
                Poll::Pending
            }
        })
    }

    /// Receives a value; `None` from a closed channel.
    ///
    /// # Safety
    /// As for [`Chan::poll_send`].
    #[inline]
    pub unsafe fn poll_recv(
        &self,
        local: &Local,
        waiter: &mut Waiter<T>,
        exclusive: bool,
    ) -> Poll<Option<T>> {
        if waiter.is_waiting() {
            return self.finish_receive(local, waiter);
        }
        self.with(local, |inner| match self.receive_now(local, inner) {
            Received::Done(value) => Poll::Ready(value),
            Received::Empty => {
                let task = local.begin_wait(WaitReason::ChanReceive, exclusive);
                let node = Node::new(self, task, exclusive, None, false);
                let node = waiter.one(node.by(local.actor()));
                // SAFETY: as in `poll_send`.
                unsafe { inner.receivers.push(node) };
                Poll::Pending
            }
        })
    }

    fn finish_send(&self, local: &Local, waiter: &mut Waiter<T>) -> Poll<Result<(), SendOnClosed>> {
        match self.finish_one(local, waiter) {
            None => Poll::Pending,
            Some(node) => Poll::Ready(if node.ok() { Ok(()) } else { Err(SendOnClosed) }),
        }
    }

    fn finish_receive(&self, local: &Local, waiter: &mut Waiter<T>) -> Poll<Option<T>> {
        match self.finish_one(local, waiter) {
            None => Poll::Pending,
            Some(mut node) => Poll::Ready(node.take_value()),
        }
    }

    /// The waiter's node, if its operation is complete; else it goes on waiting.
    #[inline]
    fn finish_one(&self, local: &Local, waiter: &mut Waiter<T>) -> Option<Node<T>> {
        let State::One(node) = &mut waiter.state else {
            panic!("a waiter was used for another operation before its own was complete");
        };
        if node.exclusive {
            // It was woken by whoever completed it, and nobody else wakes it.
            debug_assert!(node.is_done());
        } else if !self.with(local, |_| node.is_done()) {
            local.begin_wait(
                if node.is_send() {
                    WaitReason::ChanSend
                } else {
                    WaitReason::ChanReceive
                },
                false,
            );
            return None;
        }
        match std::mem::replace(&mut waiter.state, State::Idle) {
            State::One(node) => Some(node),
            _ => None,
        }
    }

    /// Takes nodes out of their channels' queues; those that were completed have left already.
    pub(crate) fn cancel(nodes: &mut [Node<T>], solo: bool) {
        for node in nodes.iter_mut().filter(|node| !node.chan.is_null()) {
            // SAFETY: the channel lives until its waiters are gone (contract of the poll functions).
            let chan = unsafe { &*node.chan };
            chan.lock.acquire(solo);
            // SAFETY: under the lock.
            unsafe {
                let inner = &mut *chan.inner.get();
                let queue = if node.is_send() {
                    &mut inner.senders
                } else {
                    &mut inner.receivers
                };
                queue.remove(node);
            }
            chan.lock.release(solo);
        }
    }
}

impl<T> Waiter<T> {
    /// Puts the node of a send or receive in its place.
    #[inline]
    fn one(&mut self, node: Node<T>) -> &mut Node<T> {
        self.state = State::One(node);
        match &mut self.state {
            State::One(node) => node,
            _ => unreachable!("it was set one line above"),
        }
    }
}
