//! Go's package sync on plain words.
//!
//! A Mutex is one 64-bit word, and so is a WaitGroup; a RWMutex and a Cond's notify list are two. They lie anywhere, in
//! memory that this module knows nothing of, zero at first. Goroutines that wait are in a table of queues by
//! the words' addresses (as in parking lots: Pizlo, "Locking in WebKit", 2016), each bucket under a lock of
//! its own. A word's bits change without the bucket's lock only by compare-and-exchange, and the bit that says
//! "somebody waits" is set and cleared only under it; so an unlocker that finds the bit takes the bucket's lock and
//! meets every goroutine that set it.

mod cond;
mod future;
mod mutex;
mod rwmutex;
mod table;
mod waitgroup;

pub use future::{Cond, Mutex, RwMutex, WaitGroup};
pub(crate) use table::{SyncNode, Table};

use crate::local::Local;
use crate::primitive::AtomicU64;
use crate::waiter::{State, Waiter};
use std::task::Poll;

/// What Go calls a fatal error or a panic of package sync.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SyncFault {
    /// `fatal error: …`, which nothing recovers.
    Fatal(&'static str),
    /// `panic: …`
    Panic(&'static str),
}

/// An operation on the words of a sync type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SyncOp {
    Lock,
    /// Gives 1 if it locked.
    TryLock,
    Unlock,
    RwLock,
    /// Gives 1 if it locked.
    RwTryLock,
    RwUnlock,
    RLock,
    /// Gives 1 if it locked.
    RTryLock,
    RUnlock,
    WaitGroupAdd(i64),
    WaitGroupWait,
    /// Gives a ticket, to be taken before the lock is released.
    CondTicket,
    CondWait(u64),
    CondSignal,
    CondBroadcast,
}

/// Performs `op` on the words from `word` on.
///
/// # Safety
/// - `word` is the first of the type's words (one or two), 8-aligned, valid until the operation completes, and used
///   only through this function, by goroutines of one runtime; `local` is the worker polling this one.
/// - The waiter's and `exclusive`'s conditions are those of [`crate::chan::Chan::poll_send`].
#[inline]
pub unsafe fn poll_sync<T>(
    local: &Local,
    waiter: &mut Waiter<T>,
    op: SyncOp,
    word: *const AtomicU64,
    exclusive: bool,
) -> Poll<Result<u64, SyncFault>> {
    // SAFETY: the caller's promise; the second word is used only where the type has two.
    let (first, second) = unsafe { (&*word, word.wrapping_add(1)) };
    let done = |result: Result<(), SyncFault>| Poll::Ready(result.map(|()| 0));
    let slot = Slot {
        state: &mut waiter.state,
        exclusive,
    };
    match op {
        SyncOp::Lock => mutex::lock(local, slot, first).map(|()| Ok(0)),
        SyncOp::TryLock => Poll::Ready(Ok(u64::from(mutex::try_lock(local, first)))),
        SyncOp::Unlock => done(mutex::unlock(local, first)),
        SyncOp::RwLock => rwmutex::lock(local, slot, first).map(|()| Ok(0)),
        SyncOp::RwTryLock => Poll::Ready(Ok(u64::from(rwmutex::try_lock(local, first)))),
        SyncOp::RwUnlock => done(rwmutex::unlock(local, first)),
        SyncOp::RLock => rwmutex::read_lock(local, slot, first).map(|()| Ok(0)),
        SyncOp::RTryLock => Poll::Ready(Ok(u64::from(rwmutex::try_read_lock(local, first)))),
        SyncOp::RUnlock => done(rwmutex::read_unlock(local, first)),
        SyncOp::WaitGroupAdd(n) => done(waitgroup::add(local, first, n)),
        SyncOp::WaitGroupWait => waitgroup::wait(local, slot, first).map(|r| r.map(|()| 0)),
        // SAFETY: a notify list has two words.
        SyncOp::CondTicket => Poll::Ready(Ok(cond::ticket(local, first, unsafe { &*second }))),
        SyncOp::CondWait(ticket) => {
            // SAFETY: as above.
            cond::wait(local, slot, first, unsafe { &*second }, ticket).map(|()| Ok(0))
        }
        SyncOp::CondSignal => {
            // SAFETY: as above.
            cond::signal(local, first, unsafe { &*second });
            Poll::Ready(Ok(0))
        }
        SyncOp::CondBroadcast => {
            // SAFETY: as above.
            cond::broadcast(local, first, unsafe { &*second });
            Poll::Ready(Ok(0))
        }
    }
}

/// Where a waiting operation keeps its node; not generic, so that the operations are compiled once.
trait Place {
    fn node(&mut self) -> Option<&mut SyncNode>;
    fn put(&mut self, node: SyncNode) -> &mut SyncNode;
    fn clear(&mut self);
}

impl<T> Place for State<T> {
    fn node(&mut self) -> Option<&mut SyncNode> {
        match self {
            State::Idle => None,
            State::Sync(node) => Some(node),
            _ => panic!("a waiter was used for another operation before its own was complete"),
        }
    }

    fn put(&mut self, node: SyncNode) -> &mut SyncNode {
        *self = State::Sync(node);
        match self {
            State::Sync(node) => node,
            _ => unreachable!("it was set one line above"),
        }
    }

    fn clear(&mut self) {
        *self = State::Idle;
    }
}

struct Slot<'a> {
    state: &'a mut dyn Place,
    exclusive: bool,
}
