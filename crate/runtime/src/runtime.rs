//! A runtime: goroutines of one type, the workers that run them, their timers.

use crate::local::{Asks, Local, Observer};
use crate::primitive::{AtomicBool, AtomicU64, Mutex, Ordering, lock};
use crate::reason::WaitReason;
use crate::strategy::Strategy;
use crate::task::{Header, TaskPtr};
use crate::timer::{ClockKind, Effect, TimerId};
use crate::world::{Core, OUTSIDE, Outcome};
use std::any::{Any, TypeId};
use std::cell::UnsafeCell;
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::ptr::NonNull;
use std::sync::Arc;
use std::time::Duration;
use trace::event::EventRing;
use trace::{Board, EventKind};

/// What a runtime runs: the type of its goroutines, and what happens in the cases it cannot decide.
pub trait Program: Sized + Send + Sync + 'static {
    /// A goroutine.
    type Task: Future<Output = ()> + Send + 'static;
    /// What a timer carries.
    type Timer: Send + 'static;

    /// A timer fires, on some worker, outside of any goroutine. Must not block; may spawn, and may send where
    /// there is room.
    fn fire(&self, local: &Local, timer: &mut Self::Timer);

    /// In a run with gates: every goroutine is at a gate, parked or gone. `asks`: the strategy is asked next.
    fn between(&self, local: &Local, asks: bool) {
        let _ = (local, asks);
    }

    /// Who hears of what channels hand over; the same for all of a run.
    fn witness(&self) -> Option<&(dyn crate::Witness + 'static)> {
        None
    }

    /// All goroutines are asleep, or none is left: called once, by the last worker that found no work, while
    /// the world is stopped. The run ends with [`Outcome::Deadlock`].
    fn deadlock(&self, world: &Stopped<'_, Self>) {
        let _ = world;
    }

    /// A goroutine's poll panicked: a fault of the engine, not of a Go program. The goroutine is gone; its
    /// memory is not used again.
    fn panicked(&self, local: &Local, goroutine: u64, payload: Box<dyn Any + Send>) {
        let _ = (goroutine, payload);
        local.core().finish(Outcome::Stopped);
    }
}

/// How a runtime is set up.
pub struct Config {
    /// Workers there are seats for: threads that may call [`Runtime::run_worker`].
    pub workers: usize,
    /// GOMAXPROCS at first.
    pub procs: usize,
    /// Preemptive with this quantum; none: cooperative.
    pub quantum: Option<Duration>,
    pub clock: ClockKind,
    /// Seeds the workers' random numbers.
    pub seed: u64,
    /// Decides everything; needs `workers` and `procs` to be 1.
    pub strategy: Option<Box<dyn Strategy>>,
    /// Where counters go.
    pub board: Option<Arc<Board>>,
    /// Events kept of each worker; 0: none.
    pub events: usize,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            workers: 1,
            procs: 1,
            quantum: Some(Duration::from_millis(10)),
            clock: ClockKind::Real,
            seed: 0,
            strategy: None,
            board: None,
            events: 0,
        }
    }
}

/// A task's record: header first, so that one pointer serves both.
#[repr(C)]
pub(crate) struct Slot<F> {
    pub(crate) header: Header,
    pub(crate) future: UnsafeCell<MaybeUninit<F>>,
}

/// Records that were made together. They never move.
type Block<F> = Box<[Slot<F>]>;

/// Records are made in blocks of this many, and live as long as the runtime.
const BLOCK: usize = if cfg!(loom) { 2 } else { 64 };
/// A worker with more free records than this gives half of them to the others.
const FREE_MAX: usize = 512;

pub struct Runtime<P: Program> {
    core: Arc<Core>,
    program: P,
    blocks: Mutex<Vec<Block<P::Task>>>,
    /// Free records that no worker holds.
    spare: Mutex<Vec<TaskPtr>>,
    /// By timer slot.
    payloads: Mutex<Vec<Option<P::Timer>>>,
    pub(crate) places: Box<[Place]>,
    /// Goroutines started from outside.
    outside: AtomicU64,
    events: Vec<Option<Arc<EventRing>>>,
}

/// A worker's own state, while nobody runs it.
pub(crate) struct Place {
    /// Set while a thread runs this worker.
    taken: AtomicBool,
    pub(crate) local: Box<Local>,
}

// SAFETY: `Local` is used by one thread at a time: the one that set `taken`, until it clears it.
unsafe impl Sync for Place {}
// SAFETY: what it holds may move between threads: tasks, a strategy (Send), shared counters.
unsafe impl Send for Place {}

// SAFETY: tasks, timers and the program may be used by any worker (their bounds say so); each task by one at a
// time, as its header's protocol ensures.
unsafe impl<P: Program> Sync for Runtime<P> {}
// SAFETY: as above.
unsafe impl<P: Program> Send for Runtime<P> {}

impl Place {
    /// None: a thread runs this worker already.
    pub(crate) fn take(&self) -> Option<Taken<'_>> {
        // Acquire: partner of the Release in `Taken::drop`.
        (!self.taken.swap(true, Ordering::Acquire)).then_some(Taken(self))
    }
}

pub(crate) struct Taken<'a>(&'a Place);

impl Taken<'_> {
    pub(crate) fn local(&self) -> &Local {
        &self.0.local
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        // Release: partner of the Acquire in `Place::take`.
        self.0.taken.store(false, Ordering::Release);
    }
}

/// There is no memory for one more goroutine; the future is given back.
pub struct OutOfMemory<F>(pub F);

impl<F> std::fmt::Debug for OutOfMemory<F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OutOfMemory")
    }
}

impl<P: Program> Runtime<P> {
    pub fn new(config: Config, program: P) -> Arc<Runtime<P>> {
        let workers = config.workers.max(1);
        let procs = config.procs.max(1);
        let quantum = config.quantum.map_or(0, |q| (q.as_nanos() as u64).max(1));
        let core = Arc::new(Core::new(workers, procs, config.clock, quantum));
        let mut strategy = config.strategy;
        assert!(
            strategy.is_none() || (workers == 1 && procs == 1),
            "a run with a strategy has one worker"
        );
        let places: Box<[Place]> = (0..workers)
            .map(|index| Place {
                taken: AtomicBool::new(false),
                local: Box::new(Local::new(
                    Arc::as_ptr(&core),
                    TypeId::of::<P>(),
                    Runtime::<P>::fire_timers,
                    index,
                    config.seed,
                    strategy.take(),
                    Observer::new(config.board.clone(), index, config.events),
                )),
            })
            .collect();
        Arc::new(Runtime {
            events: places
                .iter()
                .map(|p| p.local.observer.events.clone())
                .collect(),
            core,
            program,
            blocks: Mutex::new(Vec::new()),
            spare: Mutex::new(Vec::new()),
            payloads: Mutex::new(Vec::new()),
            places,
            outside: AtomicU64::new(0),
        })
    }

    pub fn program(&self) -> &P {
        &self.program
    }

    pub fn program_mut(&mut self) -> &mut P {
        &mut self.program
    }

    pub(crate) fn core(&self) -> &Core {
        &self.core
    }

    /// Seats for workers.
    pub fn workers(&self) -> usize {
        self.places.len()
    }

    // ---- goroutines ----

    /// Starts the main goroutine, whose end ends the run; from outside, before or while workers run. Gives its
    /// id: 1, if it is the first.
    pub fn spawn_main(&self, future: P::Task) -> Result<u64, OutOfMemory<P::Task>> {
        let id = self.core.next_id.fetch_add(1, Ordering::Relaxed);
        self.core.main.store(id, Ordering::Relaxed);
        self.spawn_outside_as(id, future)
    }

    /// Starts a goroutine from a thread that is no worker.
    pub fn spawn_outside(&self, future: P::Task) -> Result<u64, OutOfMemory<P::Task>> {
        let id = self.core.next_id.fetch_add(1, Ordering::Relaxed);
        self.spawn_outside_as(id, future)
    }

    fn spawn_outside_as(&self, id: u64, future: P::Task) -> Result<u64, OutOfMemory<P::Task>> {
        let mut few = Vec::new();
        let Some(task) = self.refill(&mut few) else {
            return Err(OutOfMemory(future));
        };
        lock(&self.spare).append(&mut few);
        self.fill(task, future, id, 0);
        self.outside.fetch_add(1, Ordering::Relaxed);
        self.core.inject(OUTSIDE, std::iter::once(task));
        Ok(id)
    }

    /// `go`: starts a goroutine, to run soon on this worker unless another has nothing to do. Gives its id.
    // Inlined, so that the future is made where it will be instead of moved there.
    #[inline(always)]
    pub fn spawn(&self, local: &Local, future: P::Task) -> Result<u64, OutOfMemory<P::Task>> {
        debug_assert!(std::ptr::eq(local.core(), &*self.core));
        let Some(task) = local.free().pop().or_else(|| self.refill(local.free())) else {
            return Err(OutOfMemory(future));
        };
        let id = local.new_id();
        self.fill(task, future, id, local.goroutine_id());
        self.core.seats[local.index()].counts.started.inc();
        local.observer.counters().started.inc();
        local.event(EventKind::Create, id);
        local.log_started(id);
        local.ready(task);
        local.consider_sharing(Asks::Spawn);
        Ok(id)
    }

    #[inline(always)]
    fn fill(&self, task: TaskPtr, future: P::Task, id: u64, parent: u64) {
        task.header().start(id, parent);
        // SAFETY: the record is free and this caller's own; it came from a block of slots of this type.
        unsafe { (*slot::<P>(task).future.get()).write(future) };
    }

    /// A free record, from the common store or a new block; `free` gets the others.
    #[cold]
    fn refill(&self, free: &mut Vec<TaskPtr>) -> Option<TaskPtr> {
        {
            let mut spare = lock(&self.spare);
            let keep = spare.len().saturating_sub(FREE_MAX / 2);
            if spare.len() > keep {
                free.try_reserve(spare.len() - keep).ok()?;
                free.extend(spare.drain(keep..));
                return free.pop();
            }
        }
        let mut block = Vec::new();
        block.try_reserve_exact(BLOCK).ok()?;
        free.try_reserve(BLOCK).ok()?;
        block.extend((0..BLOCK).map(|_| Slot {
            header: Header::new(NonNull::from(&*self.core)),
            future: UnsafeCell::new(MaybeUninit::uninit()),
        }));
        let block: Block<P::Task> = block.into();
        free.extend(block.iter().rev().map(|s| TaskPtr(NonNull::from(s).cast())));
        let mut blocks = lock(&self.blocks);
        if blocks.try_reserve(1).is_err() {
            free.truncate(free.len() - BLOCK);
            return None;
        }
        blocks.push(block);
        free.pop()
    }

    /// A goroutine has ended: drops its future and frees its record.
    pub(crate) fn end(&self, local: &Local, task: TaskPtr) {
        local.event(EventKind::End, 0);
        // SAFETY: the worker owns the task, whose future is alive; nothing refers to it after this.
        unsafe { (*slot::<P>(task).future.get()).assume_init_drop() };
        task.header().alive.set(false);
        self.core.seats[local.index()].counts.ended.inc();
        local.observer.counters().ended.inc();
        let free = local.free();
        free.push(task);
        if free.len() > FREE_MAX {
            lock(&self.spare).extend(free.drain(FREE_MAX / 2..));
        }
    }

    /// Goroutines alive: exact on one worker, else a moment's value.
    pub fn num_goroutine(&self) -> u64 {
        self.core
            .alive()
            .wrapping_add(self.outside.load(Ordering::Relaxed))
    }

    /// Records of goroutines that memory is held for, in use or free.
    pub fn records(&self) -> u64 {
        (lock(&self.blocks).len() * BLOCK) as u64
    }

    // ---- the run ----

    /// Ends the run: workers return within milliseconds, at their goroutines' next safepoints.
    pub fn finish(&self, outcome: Outcome) {
        self.core.finish(outcome);
    }

    /// How the run ended; none while it goes on.
    pub fn outcome(&self) -> Option<Outcome> {
        self.core.outcome()
    }

    /// Sets GOMAXPROCS, at least 1; gives the setting before. More than there are workers is remembered and
    /// means all of them.
    pub fn set_procs(&self, n: usize) -> usize {
        self.core.set_procs(n.max(1))
    }

    pub fn procs(&self) -> usize {
        self.core.procs()
    }

    /// Sets the policy: preemptive with this quantum; none: cooperative.
    pub fn set_quantum(&self, quantum: Option<Duration>) {
        let nanos = quantum.map_or(0, |q| (q.as_nanos() as u64).max(1));
        self.core.quantum.store(nanos, Ordering::Relaxed);
    }

    /// Stops all other workers at their safepoints and runs `f` meanwhile. None: another goroutine was stopping
    /// the world; it has done so when this returns. Called by a goroutine at a safepoint of its own.
    pub fn stop_world<R>(&self, f: impl FnOnce(&Stopped<'_, P>) -> R) -> Option<R> {
        self.core.stop_world(|| f(&Stopped { runtime: self }))
    }

    /// One worker's events; none where they are off.
    pub fn events(&self, worker: usize) -> Option<&Arc<EventRing>> {
        self.events.get(worker)?.as_ref()
    }

    /// Nanoseconds from the run's start, on its own clock. Any thread may ask.
    pub fn clock_now(&self) -> u64 {
        self.core.clock.now()
    }

    /// Goroutines that wait in no worker's queue but in the common one: a moment's value.
    pub fn injected(&self) -> usize {
        self.core.injector.len()
    }

    // ---- timers ----

    /// Starts a timer that fires `after` nanoseconds from now, then every `period` if that is not 0.
    pub fn timer_start(
        &self,
        local: &Local,
        after: u64,
        period: u64,
        payload: P::Timer,
    ) -> TimerId {
        let when = local.now().saturating_add(after);
        self.core.timers.start(when, period, Effect::Fire, |id| {
            let mut payloads = lock(&self.payloads);
            if payloads.len() <= id.slot() {
                payloads.resize_with(id.slot() + 1, || None);
            }
            payloads[id.slot()] = Some(payload);
        })
    }

    /// Whether it was running: it will not fire any more (a periodic one may be firing right now). The id names
    /// nothing afterwards, nor once a timer without a period has fired.
    pub fn timer_stop(&self, id: TimerId) -> bool {
        let mut payload = None;
        let running = self.core.timers.stop(id, || {
            payload = lock(&self.payloads)
                .get_mut(id.slot())
                .and_then(Option::take);
        });
        drop(payload);
        running
    }

    /// # Safety
    /// `local` is a worker of a runtime of this very type.
    unsafe fn fire_timers(local: &Local, now: u64) {
        if let Some(runtime) = local.runtime::<P>() {
            runtime.fire_due(local, now);
        }
    }

    /// Fires what is due at `now`.
    pub(crate) fn fire_due(&self, local: &Local, now: u64) {
        let current = local.current.take();
        let take = |id: TimerId| {
            lock(&self.payloads)
                .get_mut(id.slot())
                .and_then(Option::take)
        };
        while let Some((due, payload)) = self.core.timers.pop(now, take) {
            if let Effect::Wake { task, exclusive } = due.effect {
                local.wake(task, exclusive);
            }
            let Some(mut payload) = payload.flatten() else {
                continue;
            };
            self.program.fire(local, &mut payload);
            if due.again {
                let mut payload = Some(payload);
                self.core.timers.if_running(due.id, || {
                    if let Some(place) = lock(&self.payloads).get_mut(due.id.slot()) {
                        *place = payload.take();
                    }
                });
            }
        }
        local.current.set(current);
    }

    /// Makes the runtime as it was when it was new, with another strategy; all memory stays at hand. What goroutines
    /// point into must outlive this call, and need not live longer. For runtimes of one worker.
    ///
    /// # Panics
    /// Where it has several workers, or one of them runs.
    pub fn reset(&mut self, strategy: Option<Box<dyn Strategy>>, seed: u64) {
        assert_eq!(
            self.places.len(),
            1,
            "only a runtime of one worker is reset"
        );
        self.drop_goroutines();
        self.outside.store(0, Ordering::Relaxed);
        let place = &mut self.places[0];
        assert!(
            !place.taken.load(Ordering::Relaxed),
            "a runtime is not reset while it runs"
        );
        self.core.reset();
        place.local.reset(strategy, seed);
        // In the order of their making, so that every run gives the same goroutine the same record.
        place.local.free().clear();
        let mut spare = lock(&self.spare);
        spare.clear();
        for block in lock(&self.blocks).iter().rev() {
            spare.extend(block.iter().rev().map(|s| TaskPtr(NonNull::from(s).cast())));
        }
    }

    /// Takes the strategy out, after a run.
    pub fn take_strategy(&mut self) -> Option<Box<dyn Strategy>> {
        self.places[0].local.take_strategy()
    }

    /// Whether a timer will fire.
    pub fn timers_run(&self) -> bool {
        self.core.timers.next() != crate::timer::NEVER
    }

    /// Looks at everything between two steps of a run with gates; called by [`Program::between`].
    pub fn look_between<R>(&self, f: impl FnOnce(&Stopped<'_, P>) -> R) -> R {
        f(&Stopped { runtime: self })
    }

    /// Looks at everything while no worker runs.
    ///
    /// # Panics
    /// Where one does.
    pub fn look<R>(&self, f: impl FnOnce(&Stopped<'_, P>) -> R) -> R {
        let seats: Vec<_> = self.places.iter().map(Place::take).collect();
        assert!(
            seats.iter().all(Option::is_some),
            "a runtime is not looked at while it runs"
        );
        f(&Stopped { runtime: self })
    }

    /// Drops all goroutines that are left and all timers. No worker may be running; none can run afterwards.
    fn clear(&mut self) {
        self.core.finish(Outcome::Stopped);
        self.core.close();
        self.drop_goroutines();
    }

    fn drop_goroutines(&mut self) {
        for block in lock(&self.blocks).iter() {
            for slot in block.iter().filter(|s| s.header.alive.get()) {
                slot.header.alive.set(false);
                // A future whose destructor panics must not keep the others from being dropped.
                let dropped = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                    // SAFETY: it is alive, and no worker is there to use it.
                    unsafe { (*slot.future.get()).assume_init_drop() };
                }));
                drop(dropped);
            }
        }
        lock(&self.payloads).clear();
    }
}

impl<P: Program> Drop for Runtime<P> {
    fn drop(&mut self) {
        self.clear();
    }
}

/// The slot of a task of a runtime of `P`.
#[inline(always)]
pub(crate) fn slot<'a, P: Program>(task: TaskPtr) -> &'a Slot<P::Task> {
    // SAFETY: records of a runtime are slots of its task type, header first, and live as long as it does.
    unsafe { task.0.cast::<Slot<P::Task>>().as_ref() }
}

/// The pinned future of a task that the caller owns.
///
/// # Safety
/// The task is alive, and the caller is the only one to use its future.
#[inline(always)]
pub(crate) unsafe fn future<'a, P: Program>(task: TaskPtr) -> Pin<&'a mut P::Task> {
    // SAFETY: the caller's promise; records never move.
    unsafe { Pin::new_unchecked((*slot::<P>(task).future.get()).assume_init_mut()) }
}

/// What a goroutine is doing, for dumps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TaskInfo {
    pub id: u64,
    /// The goroutine that started it; 0: none did.
    pub parent: u64,
    pub reason: WaitReason,
    /// It stands at a gate, and waits to be chosen.
    pub at_gate: bool,
}

/// The stopped world: everything may be looked at.
pub struct Stopped<'a, P: Program> {
    runtime: &'a Runtime<P>,
}

impl<'a, P: Program> Stopped<'a, P> {
    /// The caller has stopped the world.
    pub(crate) fn new(runtime: &'a Runtime<P>) -> Stopped<'a, P> {
        Stopped { runtime }
    }

    pub fn runtime(&self) -> &Runtime<P> {
        self.runtime
    }

    /// Visits every goroutine that has not ended, in no order. The pointer is good during the visit; those whose
    /// reason is [`WaitReason::Running`] are inside their `poll`, at a safepoint, so a reference to one
    /// aliases its own.
    pub fn for_each_task(&self, mut visit: impl FnMut(TaskInfo, NonNull<P::Task>)) {
        for block in lock(&self.runtime.blocks).iter() {
            for slot in block.iter().filter(|s| s.header.alive.get()) {
                let info = TaskInfo {
                    id: TaskPtr(NonNull::from(&slot.header)).id(),
                    parent: slot.header.parent.get(),
                    reason: slot.header.reason.get(),
                    at_gate: slot.header.at_gate.get(),
                };
                // SAFETY: the pointer of a cell is never null.
                visit(info, unsafe {
                    NonNull::new_unchecked(slot.future.get().cast())
                });
            }
        }
    }

    /// What a goroutine that stands at a gate is about to do.
    pub fn pending(&self, id: u64) -> Option<crate::step::Pending> {
        let blocks = lock(&self.runtime.blocks);
        let slot = blocks.iter().flat_map(|block| block.iter()).find(|s| {
            s.header.alive.get()
                && s.header.at_gate.get()
                && TaskPtr(NonNull::from(&s.header)).id() == id
        })?;
        Some(Local::pending_of(TaskPtr(NonNull::from(&slot.header))))
    }

    /// Goroutines that wait for the sync type at this address, first come first.
    pub fn waiting_at(&self, addr: u64) -> Vec<u64> {
        self.runtime.core.table.waiting_at(addr as usize)
    }

    /// Visits what running timers carry.
    pub fn for_each_timer(&self, visit: impl FnMut(&mut P::Timer)) {
        lock(&self.runtime.payloads)
            .iter_mut()
            .flatten()
            .for_each(visit);
    }

    /// Bytes of memory that a goroutine's record takes, its future included.
    pub const TASK_BYTES: usize = size_of::<Slot<P::Task>>();
}
