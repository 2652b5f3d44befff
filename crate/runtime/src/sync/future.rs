//! Package sync for Rust futures: the safe face of the words.

use super::{SyncFault, SyncOp, poll_sync};
use crate::chan::check_owner;
use crate::local::Local;
use crate::primitive::AtomicU64;
use crate::waiter::{State, Waiter};
use std::cell::UnsafeCell;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::task::{Context, Poll};

/// The words of one primitive, and the runtime it belongs to.
struct Words {
    words: [AtomicU64; 2],
    owner: AtomicU64,
}

impl Words {
    fn new() -> Words {
        Words {
            words: [AtomicU64::new(0), AtomicU64::new(0)],
            owner: AtomicU64::new(0),
        }
    }

    fn poll(&self, waiter: &mut Waiter<()>, op: SyncOp) -> Poll<Result<u64, SyncFault>> {
        Local::with(|local| {
            check_owner(&self.owner, local);
            // SAFETY: two words, private to this type; one runtime (checked); not exclusive. Waiters that wait are
            // pinned inside an `Op`, which borrows the words.
            unsafe { poll_sync(local, waiter, op, self.words.as_ptr(), false) }
        })
    }

    /// An operation that never waits.
    fn now(&self, op: SyncOp) -> u64 {
        match self.poll(&mut Waiter::new(), op) {
            Poll::Ready(Ok(value)) => value,
            Poll::Ready(Err(SyncFault::Fatal(text) | SyncFault::Panic(text))) => panic!("{text}"),
            Poll::Pending => unreachable!("this operation never waits"),
        }
    }

    fn wait(&self, op: SyncOp) -> Op<'_> {
        Op {
            words: self,
            op,
            waiter: Waiter::new(),
        }
    }
}

/// An operation that may wait. Panics with Go's words where Go does.
struct Op<'a> {
    words: &'a Words,
    op: SyncOp,
    waiter: Waiter<()>,
}

impl Future for Op<'_> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        // SAFETY: nothing is moved out.
        let this = unsafe { self.get_unchecked_mut() };
        this.words.poll(&mut this.waiter, this.op).map(|result| {
            if let Err(SyncFault::Fatal(text) | SyncFault::Panic(text)) = result {
                panic!("{text}");
            }
        })
    }
}

impl Drop for Op<'_> {
    fn drop(&mut self) {
        let State::Sync(node) = &mut self.waiter.state else {
            return;
        };
        // Given up. If it was woken in the same moment, what it was given goes to the next.
        let woken = Local::try_with(|local| {
            node.cancel(local.solo());
            node.woken
        });
        if woken != Some(true) {
            return;
        }
        let granted = node.granted;
        self.waiter.state = State::Idle;
        match self.op {
            SyncOp::Lock if granted || self.words.now(SyncOp::TryLock) == 1 => {
                self.words.now(SyncOp::Unlock);
            }
            SyncOp::RwLock => {
                self.words.now(SyncOp::RwUnlock);
            }
            SyncOp::RLock => {
                self.words.now(SyncOp::RUnlock);
            }
            _ => {}
        }
    }
}

/// A mutual exclusion lock around a value.
pub struct Mutex<T> {
    words: Words,
    value: UnsafeCell<T>,
}

// SAFETY: the value is reached only through a guard, of which there is one at a time.
unsafe impl<T: Send> Sync for Mutex<T> {}

impl<T> Mutex<T> {
    pub fn new(value: T) -> Mutex<T> {
        Mutex {
            words: Words::new(),
            value: UnsafeCell::new(value),
        }
    }

    pub async fn lock(&self) -> MutexGuard<'_, T> {
        self.words.wait(SyncOp::Lock).await;
        MutexGuard(self)
    }

    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {
        (self.words.now(SyncOp::TryLock) == 1).then(|| MutexGuard(self))
    }
}

/// Unlocks when dropped, which must happen in a goroutine of the same runtime.
pub struct MutexGuard<'a, T>(&'a Mutex<T>);

// SAFETY: a guard gives what `&mut T` gives.
unsafe impl<T: Send> Send for MutexGuard<'_, T> {}
// SAFETY: a shared guard gives what `&T` gives.
unsafe impl<T: Sync> Sync for MutexGuard<'_, T> {}

impl<T> Deref for MutexGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        // SAFETY: the guard holds the lock.
        unsafe { &*self.0.value.get() }
    }
}

impl<T> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the guard holds the lock, and is borrowed mutably.
        unsafe { &mut *self.0.value.get() }
    }
}

impl<T> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        // Outside of a worker the run is over, and nobody waits.
        if Local::try_with(|_| ()).is_some() {
            self.0.words.now(SyncOp::Unlock);
        }
    }
}

/// A reader/writer lock around a value; writers that wait keep later readers out.
pub struct RwMutex<T> {
    words: Words,
    value: UnsafeCell<T>,
}

// SAFETY: the value is reached only through guards: one that writes, or several that read.
unsafe impl<T: Send + Sync> Sync for RwMutex<T> {}

impl<T> RwMutex<T> {
    pub fn new(value: T) -> RwMutex<T> {
        RwMutex {
            words: Words::new(),
            value: UnsafeCell::new(value),
        }
    }

    pub async fn read(&self) -> ReadGuard<'_, T> {
        self.words.wait(SyncOp::RLock).await;
        ReadGuard(self)
    }

    pub async fn write(&self) -> WriteGuard<'_, T> {
        self.words.wait(SyncOp::RwLock).await;
        WriteGuard(self)
    }

    pub fn try_read(&self) -> Option<ReadGuard<'_, T>> {
        (self.words.now(SyncOp::RTryLock) == 1).then(|| ReadGuard(self))
    }

    pub fn try_write(&self) -> Option<WriteGuard<'_, T>> {
        (self.words.now(SyncOp::RwTryLock) == 1).then(|| WriteGuard(self))
    }
}

/// Shared access to a [`RwMutex`]'s value.
pub struct ReadGuard<'a, T>(&'a RwMutex<T>);

/// Exclusive access to a [`RwMutex`]'s value.
pub struct WriteGuard<'a, T>(&'a RwMutex<T>);

// SAFETY: a reading guard gives what `&T` gives.
unsafe impl<T: Sync> Send for ReadGuard<'_, T> {}
// SAFETY: a writing guard gives what `&mut T` gives.
unsafe impl<T: Send> Send for WriteGuard<'_, T> {}

impl<T> Deref for ReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        // SAFETY: the guard holds the lock for reading.
        unsafe { &*self.0.value.get() }
    }
}

impl<T> Deref for WriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        // SAFETY: the guard holds the lock for writing.
        unsafe { &*self.0.value.get() }
    }
}

impl<T> DerefMut for WriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the guard holds the lock for writing, and is borrowed mutably.
        unsafe { &mut *self.0.value.get() }
    }
}

impl<T> Drop for ReadGuard<'_, T> {
    fn drop(&mut self) {
        if Local::try_with(|_| ()).is_some() {
            self.0.words.now(SyncOp::RUnlock);
        }
    }
}

impl<T> Drop for WriteGuard<'_, T> {
    fn drop(&mut self) {
        if Local::try_with(|_| ()).is_some() {
            self.0.words.now(SyncOp::RwUnlock);
        }
    }
}

/// Waits for a number of goroutines to be done.
pub struct WaitGroup(Words);

impl Default for WaitGroup {
    fn default() -> WaitGroup {
        WaitGroup::new()
    }
}

impl WaitGroup {
    pub fn new() -> WaitGroup {
        WaitGroup(Words::new())
    }

    /// Panics with Go's words if the counter falls below 0.
    pub fn add(&self, delta: i64) {
        self.0.now(SyncOp::WaitGroupAdd(delta));
    }

    pub fn done(&self) {
        self.add(-1);
    }

    pub async fn wait(&self) {
        self.0.wait(SyncOp::WaitGroupWait).await;
    }
}

/// Goroutines that wait for a condition under a [`Mutex`].
pub struct Cond(Words);

impl Default for Cond {
    fn default() -> Cond {
        Cond::new()
    }
}

impl Cond {
    pub fn new() -> Cond {
        Cond(Words::new())
    }

    /// Releases the lock, waits for a signal, and locks again. Dropped while it waits, it may swallow one signal.
    pub async fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
        let ticket = self.0.now(SyncOp::CondTicket);
        let mutex = guard.0;
        drop(guard);
        self.0.wait(SyncOp::CondWait(ticket)).await;
        mutex.lock().await
    }

    pub fn signal(&self) {
        self.0.now(SyncOp::CondSignal);
    }

    pub fn broadcast(&self) {
        self.0.now(SyncOp::CondBroadcast);
    }
}
