//! A running goroutine's share in the looking for data races: what it does, told to the detector.

use crate::host::WorkerHost;
use detect::{Actor, Conflict, Hold, Thread, Worker};
use runtime::Local;
use vm::host::{Access, Order, Site, SyncOp};
use vm::mem;

/// For one poll. The thread is the goroutine's, which is polled; the worker's part of the detector is used by this poll alone.
pub(crate) struct Racing {
    thread: *mut Thread,
    worker: *mut Worker,
    /// Where the goroutine was when it said so last.
    pub(crate) site: Option<Site>,
}

impl Racing {
    pub(crate) fn new(thread: &mut Thread, worker: *mut Worker, local: &Local) -> Racing {
        thread.begin(local.goroutine_id());
        local.act_as(Actor::goroutine(thread).word());
        let mut racing = Racing {
            thread,
            worker,
            site: None,
        };
        racing.set_alone(local.alone());
        racing
    }

    #[inline(always)]
    pub(crate) fn thread(&mut self) -> &mut Thread {
        // SAFETY: see the type.
        unsafe { &mut *self.thread }
    }

    #[inline(always)]
    fn parts(&mut self) -> (&mut Worker, &mut Thread) {
        // SAFETY: see the type.
        unsafe { (&mut *self.worker, &mut *self.thread) }
    }

    pub(crate) fn set_alone(&mut self, alone: bool) {
        self.parts().0.alone = alone;
    }

    #[inline(always)]
    pub(crate) fn has_told(&mut self, access: Access) -> bool {
        let (worker, thread) = self.parts();
        worker.has(thread, access.addr, access.bytes, access.write)
    }

    /// Runs `f` with where the goroutine is, and the way to its callers.
    fn at<R>(
        &mut self,
        f: impl FnOnce(&mut Worker, &mut Thread, (u32, u32), &dyn Fn(u32) -> Option<(u32, u32)>) -> R,
    ) -> R {
        let site = self.site;
        let (worker, thread) = self.parts();
        match site {
            // SAFETY: the site is that of the instruction which the goroutine executes.
            Some(site) => f(worker, thread, (site.base, site.pc), &|base| unsafe {
                site.caller(base)
            }),
            None => f(worker, thread, (0, 0), &|_| None),
        }
    }

    pub(crate) fn spawn(&mut self) -> Box<Thread> {
        self.at(|worker, thread, at, caller| worker.spawn(thread, at, caller))
    }

    pub(crate) fn start_timer(&mut self, timer: u64) {
        self.at(|worker, thread, at, caller| worker.start_timer(thread, timer, at, caller));
    }

    pub(crate) fn begin_atomic(&mut self, access: Access) {
        let access = seen(access);
        self.at(|worker, thread, at, caller| worker.begin_atomic(thread, access, at, caller));
    }

    pub(crate) fn end_atomic(&mut self, addr: u64, loads: bool, stores: bool) -> Option<Conflict> {
        let (worker, thread) = self.parts();
        worker.end_atomic(thread, addr, loads, stores)
    }

    pub(crate) fn order(&mut self, order: Order, addr: u64) {
        let (worker, thread) = self.parts();
        match order {
            Order::Silent => thread.set_silent(true),
            Order::Loud => thread.set_silent(false),
            Order::Acquire => worker.acquire(thread, addr),
            Order::Release => worker.release(thread, addr),
            Order::Merge => worker.release_merge(thread, addr),
        }
    }

    /// What an operation of package sync makes known to others, before it does.
    fn release(&mut self, op: SyncOp, addr: u64) {
        let (worker, thread) = self.parts();
        if thread.is_silent() {
            return;
        }
        match op {
            // Whoever holds it for writing knows all that was released before.
            SyncOp::Unlock | SyncOp::RwUnlock => {
                worker.release(thread, addr);
                thread.unlock(addr);
            }
            // Readers do not order one another: theirs is a clock of its own, which writers acquire.
            SyncOp::RUnlock => {
                worker.release_merge(thread, readers(addr));
                thread.unlock(addr);
            }
            SyncOp::WaitGroupAdd(n) if n < 0 => worker.release_merge(thread, addr),
            SyncOp::CondSignal | SyncOp::CondBroadcast => worker.release_merge(thread, addr),
            _ => {}
        }
    }

    /// What an operation of package sync that is done has learnt; `value`: what it gave.
    pub(crate) fn after_sync(&mut self, op: SyncOp, addr: u64, value: u64) {
        let site = self.site.map_or(0, |site| site.pc);
        let (worker, thread) = self.parts();
        if thread.is_silent() {
            return;
        }
        match op {
            SyncOp::TryLock | SyncOp::RwTryLock | SyncOp::RTryLock if value == 0 => {}
            SyncOp::Lock | SyncOp::TryLock => {
                worker.acquire_all(thread, addr);
                thread.lock(addr, Hold::Write, site);
            }
            SyncOp::RwLock | SyncOp::RwTryLock => {
                worker.acquire(thread, addr);
                worker.acquire(thread, readers(addr));
                thread.lock(addr, Hold::Write, site);
            }
            SyncOp::RLock | SyncOp::RTryLock => {
                worker.acquire(thread, addr);
                thread.lock(addr, Hold::Read, site);
            }
            SyncOp::WaitGroupWait | SyncOp::CondWait(_) => worker.acquire(thread, addr),
            _ => {}
        }
    }
}

/// An access as the detector has it.
fn seen(access: Access) -> detect::Access {
    detect::Access {
        addr: access.addr,
        bytes: access.bytes,
        write: access.write,
        atomic: access.atomic,
    }
}

/// The address of a RWMutex's second word.
fn readers(addr: u64) -> u64 {
    addr + 8
}

impl WorkerHost {
    /// Tells the detector of an access.
    #[cold]
    pub(crate) fn tell(&mut self, access: Access) {
        let Some(race) = &mut self.race else { return };
        let access = seen(access);
        let conflict =
            race.at(|worker, thread, at, caller| worker.access(thread, access, at, caller));
        if let Some(conflict) = conflict {
            self.report(&conflict);
        }
    }

    /// Hands a find on.
    pub(crate) fn report(&self, conflict: &Conflict) {
        let shared = self.shared();
        if let Some(races) = &shared.races {
            races.tell(shared, conflict);
        }
    }

    /// Tells of a send.
    pub(crate) fn tell_send(&mut self, chan: u64) {
        if self
            .race
            .as_mut()
            .is_some_and(|race| race.thread().counts_send())
        {
            self.tell(Access::read(chan, 8));
        }
    }

    /// Before an operation of package sync.
    pub(crate) fn before_sync(&mut self, op: SyncOp, addr: u64) {
        // The first Add and the first Wait must be ordered: Go counts them as accesses to the group.
        let is_waiting = self.waiting().0.is_waiting();
        // SAFETY: the address of a sync type's first word, in a live object.
        let state = || unsafe { mem::load(addr) };
        match op {
            SyncOp::WaitGroupAdd(n) if n > 0 && state() >> 32 == 0 => {
                self.tell(Access::read(addr + 8, 8));
            }
            SyncOp::WaitGroupWait if !is_waiting && state() >> 32 != 0 && state() as u32 == 0 => {
                self.tell(Access::write(addr + 8, 8));
            }
            _ => {}
        }
        if let Some(race) = &mut self.race {
            race.release(op, addr);
        }
    }
}
