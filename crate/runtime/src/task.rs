//! A goroutine's record, and the ways it is woken.
//!
//! There are two protocols, because the cheap one needs a promise that not every future can make.
//!
//! *Exclusive waits* (the VM's): the goroutine registers in one place, returns `Pending` at once, and is
//! woken by whoever takes its registration away, which only one can. Waking it needs no read-modify-write: the
//! waker puts it into its own run queue. It may still be on its way out of `poll` on another worker then;
//! so each wait has a number, the parking worker publishes that number when `poll` has returned, and
//! whoever runs the goroutine next waits for it (a few instructions).
//!
//! *Shared waits* (any future): several wakers may fire, at any time. `state` decides who enqueues it:
//!
//! | from | event | to |
//! |---|---|---|
//! | READY | woken during `poll` | NOTIFIED |
//! | READY | `poll` gave Pending | PARKED |
//! | NOTIFIED | `poll` gave Pending | READY, enqueued by its worker |
//! | PARKED | woken | READY, enqueued by the waker |
//! | WAITING+n | woken by a shared waker | unchanged: the promise says nobody needs it |
//!
//! While a goroutine runs, its state is READY, NOTIFIED, or the number of its last exclusive wait; the
//! first shared registration of a task turns the latter into READY.

use crate::local::Local;
use crate::primitive::{Access, AtomicU64, Awaited, Ordering};
use crate::reason::WaitReason;
use crate::step::Pending;
use crate::world::Core;
use std::cell::Cell;
use std::ptr::NonNull;
use std::sync::Arc as StdArc;
use std::task::{RawWaker, RawWakerVTable, Waker};

const READY: u32 = 0;
const NOTIFIED: u32 = 1;
const PARKED: u32 = 2;
/// Set in the number of an exclusive wait.
const WAITING: u32 = 1 << 31;

/// What every task has, whatever its future's type. Records are never freed while their runtime lives, only
/// used again, so a stale pointer to one may be read.
///
/// The cells belong to whoever owns the task: the worker that polls it, the queue it is in, or the one that
/// took its registration away. Ownership passes through a lock, `state`, or within one thread.
pub(crate) struct Header {
    state: Awaited,
    /// The number of the exclusive wait whose end the next runner must see published; 0: none.
    expect: Cell<u32>,
    /// Exclusive waits so far, of all tasks that this record has held.
    waits: Cell<u32>,
    pub(crate) reason: Cell<WaitReason>,
    /// True from spawn to end.
    pub(crate) alive: Cell<bool>,
    /// Relaxed: read by stale wakers, which can stand any answer.
    id: AtomicU64,
    pub(crate) parent: Cell<u64>,
    /// It waits at a gate, and has noted there what it is about to do. The note outlives its use, to be written again.
    pub(crate) at_gate: Cell<bool>,
    pub(crate) pending: Cell<Option<Box<Pending>>>,
    pub(crate) core: NonNull<Core>,
    /// The use of its future.
    pub(crate) access: Access,
}

// SAFETY: see the type: its cells have one owner at a time.
unsafe impl Send for Header {}
// SAFETY: as above.
unsafe impl Sync for Header {}

impl Header {
    pub(crate) fn new(core: NonNull<Core>) -> Header {
        Header {
            state: Awaited::new(READY),
            expect: Cell::new(0),
            waits: Cell::new(0),
            reason: Cell::new(WaitReason::Runnable),
            alive: Cell::new(false),
            id: AtomicU64::new(0),
            parent: Cell::new(0),
            at_gate: Cell::new(false),
            pending: Cell::new(None),
            core,
            access: Access::new(),
        }
    }

    pub(crate) fn start(&self, id: u64, parent: u64) {
        self.id.store(id, Ordering::Relaxed);
        self.parent.set(parent);
        self.reason.set(WaitReason::Runnable);
        self.expect.set(0);
        self.at_gate.set(false);
        self.alive.set(true);
    }

    /// Begins an exclusive wait. Called inside `poll`, before anyone can take the registration.
    #[inline]
    pub(crate) fn begin_wait(&self, reason: WaitReason) {
        let number = (self.waits.get().wrapping_add(1) & !WAITING).max(1);
        self.waits.set(number);
        self.expect.set(number | WAITING);
        self.reason.set(reason);
    }

    /// Publishes that `poll` has returned from an exclusive wait. Nothing of the task may be touched after.
    #[inline]
    pub(crate) fn publish_wait(&self, solo: bool) {
        self.state.publish(self.expect.get(), solo);
    }

    /// Before a poll: waits until the last poll, perhaps on another worker, has returned.
    #[inline]
    pub(crate) fn await_published(&self) {
        let expect = self.expect.get();
        if expect != 0 {
            self.state.wait_for(expect);
            self.expect.set(0);
        }
    }

    /// Before a shared registration, during `poll`: lets wakers through.
    pub(crate) fn begin_shared(&self) {
        // Relaxed: the registration that follows goes through a lock of its own.
        let state = self.state.load(Ordering::Relaxed);
        if state & WAITING != 0 {
            // Fails only where another clone of this poll's waker did the same.
            let _ = self
                .state
                .compare_exchange(state, READY, Ordering::Relaxed, Ordering::Relaxed);
        }
    }

    /// After a poll gave Pending by the shared protocol: parks it. False: it was woken meanwhile and must be
    /// enqueued again. Nothing of the task may be touched after true.
    pub(crate) fn park_shared(&self) -> bool {
        self.begin_shared();
        if self.reason.get() == WaitReason::Running {
            self.reason.set(WaitReason::Foreign);
        }
        // Release: partner of the Acquire in `notify`: this poll's writes are visible to the next.
        // Acquire on failure: the waker's writes are visible to the next poll.
        if self
            .state
            .compare_exchange(READY, PARKED, Ordering::Release, Ordering::Acquire)
            .is_ok()
        {
            return true;
        }
        // Relaxed: a waker that comes now finds READY or NOTIFIED and need do nothing but what it has done.
        self.state.store(READY, Ordering::Relaxed);
        self.reason.set(WaitReason::Runnable);
        false
    }

    /// Wakes by the shared protocol. True: the caller must enqueue the task, which is now its own.
    pub(crate) fn notify(&self) -> bool {
        let mut state = self.state.load(Ordering::Relaxed);
        loop {
            let next = match state {
                PARKED => READY,
                READY => NOTIFIED,
                _ => return false,
            };
            // Acquire: partner of the Release in `park_shared`. Release: partner of its Acquire on failure.
            match self
                .state
                .compare_exchange_weak(state, next, Ordering::AcqRel, Ordering::Relaxed)
            {
                Ok(_) => {
                    if state == PARKED {
                        self.reason.set(WaitReason::Runnable);
                    }
                    return state == PARKED;
                }
                Err(found) => state = found,
            }
        }
    }
}

/// A pointer to a task's record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct TaskPtr(pub(crate) NonNull<Header>);

// SAFETY: it stands for the task, and tasks move between workers.
unsafe impl Send for TaskPtr {}
// SAFETY: it gives only shared access to the record.
unsafe impl Sync for TaskPtr {}

impl TaskPtr {
    #[inline(always)]
    pub(crate) fn header(&self) -> &Header {
        // SAFETY: records live as long as their runtime, and so do all that hold pointers to them
        // (queues, wait nodes of tasks, foreign wakers by the core's `open` flag).
        unsafe { self.0.as_ref() }
    }

    pub(crate) fn id(self) -> u64 {
        self.header().id.load(Ordering::Relaxed)
    }
}

/// A waker that left its poll: safe for ever, counted so that a deadlock is not reported while it lives.
struct ForeignWaker {
    core: StdArc<Core>,
    task: TaskPtr,
    id: u64,
}

impl Drop for ForeignWaker {
    fn drop(&mut self) {
        self.core.foreign_dropped();
    }
}

impl std::task::Wake for ForeignWaker {
    fn wake(self: StdArc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &StdArc<Self>) {
        let here = Local::try_with(|local| {
            if !std::ptr::eq(local.core(), &*self.core) {
                return false;
            }
            // On a worker of the task's own runtime: that runtime lives.
            if self.task.id() == self.id {
                local.wake_shared(self.task);
            }
            true
        });
        if here != Some(true) {
            self.core.wake_from_outside(self.task, self.id);
        }
    }
}

/// The waker of one poll: borrowed, so it costs nothing; cloning makes a [`ForeignWaker`].
const BORROWED: RawWakerVTable =
    RawWakerVTable::new(clone_borrowed, wake_borrowed, wake_borrowed, |_| {});

unsafe fn clone_borrowed(data: *const ()) -> RawWaker {
    // SAFETY: the data of a borrowed waker is its task's header, alive during the poll it was made for.
    let task = TaskPtr(unsafe { NonNull::new_unchecked(data.cast_mut().cast()) });
    let header = task.header();
    header.begin_shared();
    // SAFETY: the core is owned by an Arc of the runtime, which lives during a poll.
    let core = unsafe {
        StdArc::increment_strong_count(header.core.as_ptr());
        StdArc::from_raw(header.core.as_ptr())
    };
    core.foreign_made();
    let waker = Waker::from(StdArc::new(ForeignWaker {
        core,
        task,
        id: task.id(),
    }));
    let waker = std::mem::ManuallyDrop::new(waker);
    RawWaker::new(waker.data(), waker.vtable())
}

unsafe fn wake_borrowed(data: *const ()) {
    // SAFETY: as in `clone_borrowed`.
    let task = TaskPtr(unsafe { NonNull::new_unchecked(data.cast_mut().cast()) });
    let header = task.header();
    header.begin_shared();
    // The task is being polled, so this marks it and never enqueues.
    header.notify();
}

/// The waker for one poll of `task`. It must not be dropped as an owned waker would be: it owns nothing.
pub(crate) fn borrowed_waker(task: TaskPtr) -> Waker {
    // SAFETY: the functions of the table keep the contract of RawWaker; dropping does nothing.
    unsafe {
        Waker::from_raw(RawWaker::new(
            task.0.as_ptr().cast_const().cast(),
            &BORROWED,
        ))
    }
}
