//! What the workers of one runtime share: the injector, idling and waking, stopping the world, GOMAXPROCS.
//!
//! Everything that is rare is under one mutex, [`World`], so its transitions can be read off one page (see the
//! README). What is frequent are a few words read with plain loads: `signals`, `idle`, `limit`, the injector's
//! length. They are hints: a stale one delays a decision to the next turn of a worker's loop, and whoever is about
//! to park looks again under the mutex.

use crate::primitive::{
    Access, AtomicU32, AtomicU64, AtomicUsize, Condvar, Lock, Mutex, MutexGuard, Ordering, lock,
    wait, wait_for,
};
use crate::sync::Table;
use crate::task::TaskPtr;
use crate::timer::{Clock, ClockKind, NEVER, Timers};
use std::cell::UnsafeCell;
use std::collections::VecDeque;
use std::time::Duration;

/// How a run ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The main goroutine returned.
    Finished,
    /// Every goroutine slept, and nothing could wake one.
    Deadlock,
    /// Stopped from outside, or by the program (`os.Exit`, a panic).
    Stopped,
}

/// `signals`: the run is over; every worker returns.
pub(crate) const STOP: u32 = 1;
/// `signals`: a leader waits for the world to stop.
pub(crate) const PAUSE: u32 = 2;
/// `signals`: worker 0 has a change of GOMAXPROCS to apply.
pub(crate) const PROCS: u32 = 4;

/// A worker's place.
pub(crate) struct Seat {
    /// Where the worker sleeps; used with the world's mutex.
    bed: Condvar,
    pub(crate) counts: Counts,
}

/// Goroutines that a worker started and ended: written by it alone, with plain stores.
#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) started: trace::Counter,
    pub(crate) ended: trace::Counter,
}

/// The rare state. `busy` workers may hold goroutines; a worker that is parked, retired or not there holds none.
pub(crate) struct World {
    pub(crate) outcome: Option<Outcome>,
    /// Workers that entered and are neither parked nor retired.
    busy: usize,
    /// Of those, how many wait in a safepoint for the world to start again.
    stopped: usize,
    /// A leader has stopped the world, or is waiting for it to stop.
    leader: bool,
    /// Workers without work, longest first.
    parked: Vec<usize>,
    /// By worker: told to look again.
    notified: Vec<bool>,
    /// The parked worker that wakes for the next timer, and when it will.
    keeper: Option<(usize, u64)>,
    /// Only worker 0 may run goroutines, and it pays for no lock. Written by worker 0.
    solo: bool,
    /// By worker: whether `run_worker` is in progress.
    entered: Vec<bool>,
}

/// Goroutines of no worker: from outside, handed over by retired workers, or shared by busy ones.
pub(crate) struct Injector {
    lock: Lock,
    access: Access,
    queue: UnsafeCell<VecDeque<Injected>>,
    len: AtomicUsize,
}

/// A goroutine in the injector, and the worker that put it there; [`OUTSIDE`]: none did.
#[derive(Clone, Copy)]
pub(crate) struct Injected {
    pub(crate) task: TaskPtr,
    pub(crate) from: usize,
}

pub(crate) const OUTSIDE: usize = usize::MAX;

// SAFETY: the queue is only touched under the lock.
unsafe impl Sync for Injector {}
// SAFETY: tasks may move between threads.
unsafe impl Send for Injector {}

impl Injector {
    fn new() -> Injector {
        Injector {
            lock: Lock::new(),
            access: Access::new(),
            queue: UnsafeCell::new(VecDeque::new()),
            len: AtomicUsize::new(0),
        }
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        // SeqCst: partner of the SeqCst operations on `spinning`: either the worker that stops spinning sees the
        // new goroutines, or the one that adds them sees that nobody spins and wakes someone.
        self.len.load(Ordering::SeqCst)
    }

    fn with<R>(&self, f: impl FnOnce(&mut VecDeque<Injected>) -> R) -> R {
        self.lock.acquire(false);
        // SAFETY: under the lock.
        let queue = unsafe { &mut *self.queue.get() };
        let result = self.access.during(|| f(queue));
        // SeqCst: see `len`.
        self.len.store(queue.len(), Ordering::SeqCst);
        self.lock.release(false);
        result
    }

    pub(crate) fn extend(&self, from: usize, tasks: impl Iterator<Item = TaskPtr>) {
        self.with(|queue| queue.extend(tasks.map(|task| Injected { task, from })));
    }

    /// Gives up to `max` of the oldest goroutines to `to`.
    pub(crate) fn take(&self, max: usize, to: impl FnMut(Injected)) -> usize {
        self.with(|queue| {
            let n = queue.len().min(max);
            queue.drain(..n).for_each(to);
            n
        })
    }
}

pub(crate) struct Core {
    pub(crate) id: u64,
    /// STOP, PAUSE, PROCS.
    pub(crate) signals: AtomicU32,
    /// Workers that look for work, spinning or parked: whether sharing is worth a thought.
    pub(crate) idle: AtomicUsize,
    /// Workers that look for work without sleeping.
    spinning: AtomicUsize,
    pub(crate) injector: Injector,
    /// Turns that goroutines wait before they are shared; see `Local::judge_sharing`.
    pub(crate) reluctance: AtomicU32,
    world: Mutex<World>,
    /// The leader sleeps here until all others have stopped.
    all_stopped: Condvar,
    /// Stopped workers sleep here until the world starts again.
    resume: Condvar,
    pub(crate) seats: Box<[Seat]>,
    pub(crate) timers: Timers,
    pub(crate) clock: Clock,
    pub(crate) table: Table,
    /// Std wakers of our goroutines that live outside a poll.
    foreign: AtomicUsize,
    /// The runtime's tasks exist; guarded for foreign wakers.
    open: Mutex<bool>,
    /// GOMAXPROCS as set.
    target: AtomicUsize,
    /// GOMAXPROCS as applied: workers from this index on retire.
    pub(crate) limit: AtomicUsize,
    /// Nanoseconds a goroutine may run before it is preempted; 0: for ever.
    pub(crate) quantum: AtomicU64,
    pub(crate) next_id: AtomicU64,
    /// The goroutine whose end ends the run; 0: none.
    pub(crate) main: AtomicU64,
}

/// What an idle worker found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Parked {
    /// Look again.
    Retry,
    /// Nothing can ever happen: the caller is the world's leader, and reports the deadlock.
    Deadlock,
    /// Would sleep, but may not: nothing to do before this time (`NEVER`: before something from outside).
    Idle(u64),
}

impl Core {
    pub(crate) fn new(workers: usize, procs: usize, clock: ClockKind, quantum: u64) -> Core {
        // Ids of runtimes are compared, never dereferenced; std's atomic also under loom, because a static
        // outlives its models.
        static IDS: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
        Core {
            id: IDS.fetch_add(1, std::sync::atomic::Ordering::Relaxed),
            signals: AtomicU32::new(if procs == 1 { PROCS } else { 0 }),
            idle: AtomicUsize::new(0),
            spinning: AtomicUsize::new(0),
            injector: Injector::new(),
            reluctance: AtomicU32::new(crate::local::SHARE_AFTER),
            world: Mutex::new(World {
                outcome: None,
                busy: 0,
                stopped: 0,
                leader: false,
                parked: Vec::new(),
                notified: vec![false; workers],
                keeper: None,
                solo: false,
                entered: vec![false; workers],
            }),
            all_stopped: Condvar::new(),
            resume: Condvar::new(),
            seats: (0..workers)
                .map(|_| Seat {
                    bed: Condvar::new(),
                    counts: Counts::default(),
                })
                .collect(),
            timers: Timers::new(),
            clock: Clock::new(clock),
            table: Table::new(),
            foreign: AtomicUsize::new(0),
            open: Mutex::new(true),
            target: AtomicUsize::new(procs),
            limit: AtomicUsize::new(procs),
            quantum: AtomicU64::new(quantum),
            next_id: AtomicU64::new(1),
            main: AtomicU64::new(0),
        }
    }

    /// As new; no worker is there.
    pub(crate) fn reset(&self) {
        self.target.store(1, Ordering::Relaxed);
        let mut world = self.world();
        world.outcome = None;
        world.leader = false;
        world.keeper = None;
        let solo = if world.solo { 0 } else { PROCS };
        self.signals.store(solo, Ordering::Relaxed);
        self.injector.with(VecDeque::clear);
        for seat in &self.seats {
            seat.counts.started.set(0);
            seat.counts.ended.set(0);
        }
        self.timers.reset();
        self.clock.restart();
        self.next_id.store(1, Ordering::Relaxed);
        self.main.store(0, Ordering::Relaxed);
    }

    fn world(&self) -> MutexGuard<'_, World> {
        lock(&self.world)
    }

    #[inline]
    pub(crate) fn signals(&self) -> u32 {
        // Relaxed: a hint; whoever acts on it takes the world's lock first.
        self.signals.load(Ordering::Relaxed)
    }

    #[inline]
    pub(crate) fn stopping(&self) -> bool {
        self.signals() & STOP != 0
    }

    pub(crate) fn outcome(&self) -> Option<Outcome> {
        self.world().outcome.clone()
    }

    // ---- ending ----

    /// Ends the run; the first outcome counts.
    pub(crate) fn finish(&self, outcome: Outcome) {
        let mut world = self.world();
        world.outcome.get_or_insert(outcome);
        self.signals.fetch_or(STOP, Ordering::Relaxed);
        self.wake_everyone(&mut world);
    }

    fn wake_everyone(&self, world: &mut World) {
        world.notified.fill(true);
        for seat in &self.seats {
            seat.bed.notify_one();
        }
        self.resume.notify_all();
        self.all_stopped.notify_all();
    }

    // ---- entering, leaving ----

    /// Worker `index` begins. False: it is already running, or the run is over.
    pub(crate) fn enter(&self, index: usize) -> bool {
        let mut world = self.world();
        if world.entered[index] || self.stopping() {
            return false;
        }
        world.entered[index] = true;
        let mut world = self.gate(world);
        world.busy += 1;
        true
    }

    /// Waits until no leader has the world. The caller is not busy.
    fn gate<'a>(&self, mut world: MutexGuard<'a, World>) -> MutexGuard<'a, World> {
        while world.leader && !self.stopping() {
            world = wait(&self.resume, world);
        }
        world
    }

    pub(crate) fn leave(&self, index: usize) {
        let mut world = self.world();
        world.entered[index] = false;
        self.rest(&mut world, index);
    }

    /// Worker `index` is busy no more.
    fn rest(&self, world: &mut World, index: usize) {
        world.busy -= 1;
        if world.leader {
            self.all_stopped.notify_all();
        }
        if index != 0 && world.busy <= 1 && self.signals() & PROCS != 0 {
            // Worker 0 may now go solo; it might sleep.
            self.notify(world, 0);
        }
    }

    fn notify(&self, world: &mut World, index: usize) {
        world.notified[index] = true;
        self.seats[index].bed.notify_one();
    }

    // ---- idling and waking ----

    /// Called after goroutines were put into the injector by a worker: wakes another one, unless one is already
    /// looking. The woken worker wakes the next if it leaves something, so a burst wakes as many as it needs.
    pub(crate) fn wake_one(&self) {
        // SeqCst: see `Injector::len`.
        if self.spinning.load(Ordering::SeqCst) == 0 {
            let mut world = self.world();
            self.wake_parked(&mut world);
        }
    }

    fn wake_parked(&self, world: &mut World) {
        // Relaxed: written under the world's lock.
        let limit = self.limit.load(Ordering::Relaxed);
        if let Some(at) = world
            .parked
            .iter()
            .rposition(|&w| w < limit && !world.notified[w])
        {
            let index = world.parked[at];
            self.notify(world, index);
        }
    }

    /// Puts a goroutine where any worker finds it, and wakes one for it.
    pub(crate) fn inject(&self, from: usize, tasks: impl Iterator<Item = TaskPtr>) {
        self.injector.extend(from, tasks);
        let mut world = self.world();
        self.wake_parked(&mut world);
    }

    pub(crate) fn begin_looking(&self) {
        self.idle.fetch_add(1, Ordering::Relaxed);
        // SeqCst: see `Injector::len`.
        self.spinning.fetch_add(1, Ordering::SeqCst);
    }

    pub(crate) fn end_spinning(&self) {
        // SeqCst: see `Injector::len`.
        self.spinning.fetch_sub(1, Ordering::SeqCst);
    }

    pub(crate) fn end_looking(&self) {
        self.idle.fetch_sub(1, Ordering::Relaxed);
    }

    /// Worker `index` has nothing to run. Sleeps until it is told to look again or the next timer is due,
    /// unless `may_sleep` is false. The caller has ended spinning.
    pub(crate) fn park(&self, index: usize, may_sleep: bool) -> Parked {
        let mut world = self.world();
        // Under the lock: whoever adds work from here on takes the lock afterwards and finds this worker parked.
        if self.signals() & !PROCS != 0
            || (index == 0 && self.can_apply(&world))
            || self.injector.len() > 0
            || index >= self.limit.load(Ordering::Relaxed)
        {
            return Parked::Retry;
        }
        let next = self.timers.next();
        let now = if next == NEVER { 0 } else { self.clock.now() };
        if next <= now {
            return Parked::Retry;
        }
        if world.busy == 1 {
            // All others are parked, so no goroutine runs, and none is in a queue.
            if next != NEVER && self.clock.is_virtual() {
                self.clock.advance_to(next);
                return Parked::Retry;
            }
            // Acquire: partner of the Release in `foreign_dropped`: what that waker did before is visible, and it
            // may have made a goroutine ready.
            if next == NEVER && self.foreign.load(Ordering::Acquire) == 0 {
                if self.injector.len() > 0 {
                    return Parked::Retry;
                }
                world.leader = true;
                return Parked::Deadlock;
            }
        }
        if !may_sleep {
            return Parked::Idle(next);
        }
        world.notified[index] = false;
        world.parked.push(index);
        self.rest(&mut world, index);
        if next != NEVER && world.keeper.is_none_or(|(_, until)| next < until) {
            world.keeper = Some((index, next));
        }
        while !world.notified[index] && !self.stopping() {
            world = match world.keeper {
                Some((keeper, until)) if keeper == index => {
                    let now = self.clock.now();
                    if until <= now {
                        break;
                    }
                    wait_for(
                        &self.seats[index].bed,
                        world,
                        Duration::from_nanos(until - now),
                    )
                }
                _ => wait(&self.seats[index].bed, world),
            };
        }
        world.parked.retain(|&w| w != index);
        if world.keeper.is_some_and(|(keeper, _)| keeper == index) {
            world.keeper = None;
        }
        world = self.gate(world);
        world.busy += 1;
        Parked::Retry
    }

    /// A worker from `limit` on sleeps until the limit grows. The caller holds no goroutine.
    pub(crate) fn retire(&self, index: usize) {
        let mut world = self.world();
        if index < self.limit.load(Ordering::Relaxed) || self.stopping() {
            return;
        }
        // A wake-up, or the time-keeper's office, may have come to this worker: pass it on.
        self.wake_parked(&mut world);
        self.rest(&mut world, index);
        while index >= self.limit.load(Ordering::Relaxed) && !self.stopping() {
            world = wait(&self.seats[index].bed, world);
        }
        world = self.gate(world);
        world.busy += 1;
    }

    // ---- GOMAXPROCS ----

    /// Sets GOMAXPROCS to `n`, at least 1; gives the setting before. Worker 0 applies it at its next turn.
    pub(crate) fn set_procs(&self, n: usize) -> usize {
        let mut world = self.world();
        let before = self.target.swap(n, Ordering::Relaxed);
        if before != n {
            self.signals.fetch_or(PROCS, Ordering::Relaxed);
            self.notify(&mut world, 0);
        }
        before
    }

    pub(crate) fn procs(&self) -> usize {
        self.target.load(Ordering::Relaxed)
    }

    fn wanted(&self) -> usize {
        self.procs().clamp(1, self.seats.len())
    }

    fn can_apply(&self, world: &World) -> bool {
        let wanted = self.wanted();
        wanted != self.limit.load(Ordering::Relaxed)
            || (wanted == 1 && !world.solo && world.busy == 1)
    }

    /// Worker 0 applies the setting. Gives whether it is solo now: then it runs alone, no other worker can
    /// start to run before worker 0 itself calls this again, and no lock is needed.
    pub(crate) fn apply_procs(&self) -> bool {
        let mut world = self.world();
        let wanted = self.wanted();
        let before = self.limit.swap(wanted, Ordering::Relaxed);
        // Others that are busy have yet to hand over and retire: the signal stays until they have.
        world.solo = wanted == 1 && world.busy == 1;
        if world.solo || wanted > 1 {
            self.signals.fetch_and(!PROCS, Ordering::Relaxed);
        }
        if wanted > before {
            for index in before..wanted {
                self.notify(&mut world, index);
            }
        } else if wanted < before {
            // Parked surplus workers may stay where they are: nobody wakes them but for the end.
            // A keeper among them goes on keeping time, and hands over to the injector.
            if self.injector.len() > 0 {
                self.wake_parked(&mut world);
            }
        }
        world.solo
    }

    // ---- stopping the world ----

    /// Stops every other worker, runs `f`, and lets them go on. None: another leader was at it; it has done its
    /// work when this returns. The caller is a busy worker, at a safepoint.
    pub(crate) fn stop_world<R>(&self, f: impl FnOnce() -> R) -> Option<R> {
        let mut world = self.world();
        if world.leader {
            drop(self.pause(world));
            return None;
        }
        world.leader = true;
        self.signals.fetch_or(PAUSE, Ordering::Relaxed);
        while world.stopped + 1 < world.busy {
            world = wait(&self.all_stopped, world);
        }
        drop(world);
        let resume = Resume(self);
        let result = f();
        drop(resume);
        Some(result)
    }

    /// Waits while a leader has the world. The caller is a busy worker, at a safepoint.
    pub(crate) fn join_stop(&self) {
        let world = self.world();
        drop(self.pause(world));
    }

    fn pause<'a>(&self, mut world: MutexGuard<'a, World>) -> MutexGuard<'a, World> {
        if !world.leader {
            return world;
        }
        world.stopped += 1;
        self.all_stopped.notify_all();
        while world.leader {
            world = wait(&self.resume, world);
        }
        world.stopped -= 1;
        world
    }

    /// Lets the world go on after [`Parked::Deadlock`] or a stop.
    pub(crate) fn end_leading(&self) {
        let mut world = self.world();
        world.leader = false;
        self.signals.fetch_and(!PAUSE, Ordering::Relaxed);
        self.resume.notify_all();
    }

    // ---- wakers that left their poll ----

    pub(crate) fn foreign_made(&self) {
        self.foreign.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn foreign_dropped(&self) {
        // Release: partner of the Acquire in `park`.
        if self.foreign.fetch_sub(1, Ordering::Release) == 1 {
            // It may have been the last hope of sleeping goroutines: someone must look for a deadlock.
            let mut world = self.world();
            if world.busy == 0 {
                self.wake_parked(&mut world);
            }
        }
    }

    /// A foreign waker fires on a thread that is no worker of ours.
    pub(crate) fn wake_from_outside(&self, task: TaskPtr, id: u64) {
        let open = lock(&self.open);
        // The tasks live while `open` is true and locked.
        if *open && task.id() == id && task.header().notify() {
            self.inject(OUTSIDE, std::iter::once(task));
        }
    }

    /// The runtime is about to free its tasks.
    pub(crate) fn close(&self) {
        *lock(&self.open) = false;
    }

    /// Goroutines alive. Exact while the world is stopped.
    pub(crate) fn alive(&self) -> u64 {
        let mut alive = 0u64;
        for seat in &self.seats {
            alive = alive
                .wrapping_add(seat.counts.started.get())
                .wrapping_sub(seat.counts.ended.get());
        }
        alive
    }
}

/// Ends the stop, also when the leader's work panics.
struct Resume<'a>(&'a Core);

impl Drop for Resume<'_> {
    fn drop(&mut self) {
        self.0.end_leading();
    }
}
