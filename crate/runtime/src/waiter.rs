//! What a goroutine keeps of the operation it waits for: the nodes of wait queues, inside its own state.

use crate::chan::{self, Chan};
use crate::local::Local;
use crate::primitive::AtomicU32;
use crate::sync::SyncNode;
use crate::task::TaskPtr;
use crate::timer::TimerId;
use std::marker::PhantomPinned;

/// The state of one blocking operation of a goroutine, by the futures' protocol: an operation that gives
/// `Pending` has registered it, and the same operation called again with the same waiter completes it.
///
/// A registered waiter is part of a wait queue: it must stay where it is. Dropping it takes it out.
pub struct Waiter<T> {
    pub(crate) state: State<T>,
    /// A select's nodes, one for each of its cases; kept to be used again.
    pub(crate) many: Vec<chan::Node<T>>,
    /// Which party completes a select: 0 none yet, 1 taken. Written by whoever takes one of its nodes,
    /// under that node's channel's lock.
    pub(crate) claim: AtomicU32,
    _pinned: PhantomPinned,
}

pub(crate) enum State<T> {
    Idle,
    /// A send or a receive.
    One(chan::Node<T>),
    /// A select: `many` is in use.
    Select {
        exclusive: bool,
    },
    Sync(SyncNode),
    Sleep {
        until: u64,
        timer: TimerId,
        task: TaskPtr,
    },
}

// SAFETY: its nodes are only touched by others under the locks of the queues they are in, values cross
// threads only where `T` may.
unsafe impl<T: Send> Send for Waiter<T> {}
// SAFETY: nothing can be done with a shared reference but visiting values of a stopped world.
unsafe impl<T: Send> Sync for Waiter<T> {}

impl<T> Default for Waiter<T> {
    fn default() -> Waiter<T> {
        Waiter::new()
    }
}

impl<T> Waiter<T> {
    pub fn new() -> Waiter<T> {
        Waiter {
            state: State::Idle,
            many: Vec::new(),
            claim: AtomicU32::new(0),
            _pinned: PhantomPinned,
        }
    }

    /// Whether an operation is registered, or completed and not yet asked for.
    pub fn is_waiting(&self) -> bool {
        !matches!(self.state, State::Idle)
    }

    /// Visits the values on their way: those that a parked sender offers, and those that a receiver was given and
    /// has not fetched. The world is stopped, or the waiter is the caller's own.
    pub fn for_each_value(&self, mut visit: impl FnMut(&T)) {
        match &self.state {
            State::One(node) => {
                if let Some(value) = node.value() {
                    visit(value);
                }
            }
            State::Select { .. } => self
                .many
                .iter()
                .filter_map(chan::Node::value)
                .for_each(visit),
            _ => {}
        }
    }

    /// Visits the addresses of what it waits for: channels, or the words of a sync type. None for nil channels, and
    /// for sleep. The world is stopped, or the waiter is the caller's own.
    pub fn for_each_object(&self, mut visit: impl FnMut(u64)) {
        match &self.state {
            State::One(node) => visit(node.chan as u64),
            State::Select { .. } => {
                for node in &self.many {
                    visit(node.chan as u64);
                }
            }
            State::Sync(node) => visit(node.addr() as u64),
            State::Idle | State::Sleep { .. } => {}
        }
    }
}

impl<T> Drop for Waiter<T> {
    fn drop(&mut self) {
        if !self.is_waiting() {
            return;
        }
        // On a thread that is no worker: the run is over, and no worker is there.
        let solo = Local::try_with(Local::solo).unwrap_or(false);
        match &mut self.state {
            State::Idle => {}
            State::One(node) => Chan::cancel(std::slice::from_mut(node), solo),
            State::Select { .. } => Chan::cancel(&mut self.many, solo),
            State::Sync(node) => node.cancel(solo),
            State::Sleep { timer, task, .. } => {
                // SAFETY: a sleeping goroutine's runtime lives: its tasks are dropped before its core.
                let core = unsafe { task.header().core.as_ref() };
                core.timers.stop(*timer, || ());
            }
        }
    }
}
