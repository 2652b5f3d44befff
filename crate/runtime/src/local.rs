//! A worker's own state: its run queue, its choices, its counters; and what a running goroutine may ask of it.
//!
//! Nobody else touches it, so the hot paths are plain loads and stores. Goroutines move to other workers only
//! when this one gives them away ([`Local::share`]), at its own safepoints, while another is looking for work.
//! Rejected: a deque that others steal from (crossbeam-deque, Go's own). Each pop then is a read-modify-write and
//! each push an ordered store, 20 and 12 ns in threaded wasm, paid by every switch, for thieves that come
//! seldom. The price of giving: a future that computes for long without calling [`Local::safepoint`] keeps what is
//! queued behind it.

pub(crate) mod gate;
mod safepoint;
mod share;

pub(crate) use share::SHARE_AFTER;

use crate::primitive::{Ordering, SINGLE};
use crate::step::{Class, Touch};
use crate::strategy::{Choice, Rng, Runnable, Strategy};
use crate::task::TaskPtr;
use crate::timer::NEVER;
use crate::world::Core;
use crate::{Program, Runtime, WaitReason, Witness};
use gate::GateState;
use safepoint::FIRST_FUEL;
use std::any::TypeId;
use std::cell::{Cell, RefCell, UnsafeCell};
use std::collections::VecDeque;
use std::sync::Arc;
use trace::event::EventRing;
use trace::{Board, Event, EventKind, WorkerBoard};

/// What a goroutine does after a safepoint.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Safepoint {
    /// Run on, and ask again after this many steps (a step is a loop's back-edge or a call).
    Continue(u32),
    /// Return `Pending` now: the quantum is over. The goroutine is already marked to be queued again.
    Yield,
    /// Return now, in any way: the run is over.
    Stop,
}

/// What the worker does with a goroutine whose poll gave `Pending`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum After {
    /// Park it by the shared protocol.
    Shared,
    /// Queue it again.
    Yield,
    /// Run it on first thing in the next `drive`.
    Suspend,
    /// It begins an exclusive wait: publish that.
    Wait,
}

/// What asks for sharing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Asks {
    /// One more turn of the loop, while others wait in the queue.
    Turn,
    /// A new goroutine: two of them are reason enough, since nobody knows how long they compute.
    Spawn,
    /// A goroutine has been computing for a while: reason enough.
    Safepoint,
}

/// Where the events and counters of one worker go.
pub(crate) struct Observer {
    board: Option<Arc<Board>>,
    own: Box<WorkerBoard>,
    index: usize,
    pub(crate) events: Option<Arc<EventRing>>,
}

impl Observer {
    pub(crate) fn new(board: Option<Arc<Board>>, index: usize, events: usize) -> Observer {
        Observer {
            board: board.filter(|b| index < b.workers.len()),
            own: Box::default(),
            index,
            events: (events > 0).then(|| Arc::new(EventRing::new(events))),
        }
    }

    #[inline(always)]
    pub(crate) fn counters(&self) -> &WorkerBoard {
        match &self.board {
            Some(board) => &board.workers[self.index],
            None => &self.own,
        }
    }
}

#[cfg(not(loom))]
thread_local! {
    static CURRENT: Cell<*const Local> = const { Cell::new(std::ptr::null()) };
}
#[cfg(loom)]
loom::thread_local! {
    static CURRENT: Cell<*const Local> = Cell::new(std::ptr::null());
}

/// Goroutines that may follow one another through `runnext` while others wait in the queue.
const STREAK: u32 = 64;

/// One worker's state. Reached with [`Local::with`] inside a goroutine's poll.
pub struct Local {
    core: *const Core,
    runtime: Cell<*const ()>,
    program: TypeId,
    fire_timers: unsafe fn(&Local, u64),
    index: usize,
    /// No other worker runs: locks are not needed. See `Core::apply_procs`.
    solo: Cell<bool>,
    pub(crate) current: Cell<Option<TaskPtr>>,
    pub(crate) after: Cell<After>,
    /// Why the running goroutine waits, for its event: once registered, its record belongs to others.
    pub(crate) reason: Cell<WaitReason>,
    /// Records of ended goroutines, to be used again.
    free: UnsafeCell<Vec<TaskPtr>>,
    /// The goroutine made ready last: it runs next, since its data is at hand.
    next: Cell<Option<TaskPtr>>,
    queue: UnsafeCell<VecDeque<TaskPtr>>,
    streak: Cell<u32>,
    surplus: Cell<u32>,
    /// It has taken another worker's goroutines since it was idle last.
    took_shared: Cell<bool>,
    pub(crate) turn: Cell<u32>,
    ids: Cell<(u64, u64)>,
    rng: RefCell<Rng>,
    strategy: RefCell<Option<Box<dyn Strategy>>>,
    has_strategy: Cell<bool>,
    pub(crate) gate: GateState,
    /// Steps left of the strategy's quantum; none: without end.
    quantum_left: Cell<Option<u32>>,
    fuel: Cell<u32>,
    /// When the running goroutine passed its first and its latest safepoint; 0: not yet in this poll.
    slice_start: Cell<u64>,
    asked: Cell<u64>,
    /// The goroutine that the last `drive` ended in the middle of.
    pub(crate) suspended: Cell<Option<TaskPtr>>,
    /// When `drive` must return, on the host's clock.
    pub(crate) deadline: Cell<u64>,
    /// The last time read from the clock.
    pub(crate) now: Cell<u64>,
    pub(crate) observer: Observer,
    /// The program's, which outlives this.
    witness: Cell<Option<*const dyn Witness>>,
    /// Who acts, as the witness knows it.
    actor: Cell<u64>,
}

impl Local {
    pub(crate) fn new(
        core: *const Core,
        program: TypeId,
        fire_timers: unsafe fn(&Local, u64),
        index: usize,
        seed: u64,
        strategy: Option<Box<dyn Strategy>>,
        observer: Observer,
    ) -> Local {
        Local {
            core,
            runtime: Cell::new(std::ptr::null()),
            program,
            fire_timers,
            index,
            solo: Cell::new(false),
            current: Cell::new(None),
            after: Cell::new(After::Shared),
            reason: Cell::new(WaitReason::Foreign),
            free: UnsafeCell::new(Vec::new()),
            next: Cell::new(None),
            queue: UnsafeCell::new(VecDeque::new()),
            streak: Cell::new(0),
            surplus: Cell::new(0),
            took_shared: Cell::new(false),
            turn: Cell::new(0),
            ids: Cell::new((0, 0)),
            rng: RefCell::new(Rng::new(
                seed ^ (index as u64).wrapping_mul(0xd6e8_feb8_6659_fd93),
            )),
            has_strategy: Cell::new(strategy.is_some()),
            gate: GateState::new(strategy.as_deref()),
            strategy: RefCell::new(strategy),
            quantum_left: Cell::new(None),
            fuel: Cell::new(FIRST_FUEL),
            slice_start: Cell::new(0),
            asked: Cell::new(0),
            suspended: Cell::new(None),
            deadline: Cell::new(NEVER),
            now: Cell::new(0),
            observer,
            witness: Cell::new(None),
            actor: Cell::new(0),
        }
    }

    // ---- reaching it ----

    /// Runs `f` with the worker of this thread. Panics outside of a goroutine.
    #[inline]
    pub fn with<R>(f: impl FnOnce(&Local) -> R) -> R {
        Local::try_with(f).expect("this must be called inside a goroutine of a Raceway runtime")
    }

    /// As [`Local::with`]; none on a thread that is no worker.
    #[inline]
    pub fn try_with<R>(f: impl FnOnce(&Local) -> R) -> Option<R> {
        let local = CURRENT.with(Cell::get);
        // SAFETY: set only while the worker's loop is on this thread's stack, by `Entered`.
        (!local.is_null()).then(|| f(unsafe { &*local }))
    }

    /// Makes this worker the thread's own until the result is dropped.
    pub(crate) fn set_current(&self, runtime: *const ()) -> Entered {
        self.runtime.set(runtime);
        Entered(CURRENT.with(|current| current.replace(self)))
    }

    pub(crate) fn set_witness(&self, witness: Option<&(dyn Witness + 'static)>) {
        self.witness.set(witness.map(std::ptr::from_ref));
    }

    /// Lets the witness hear of what the actor does.
    #[inline(always)]
    pub(crate) fn witness(&self, hear: impl FnOnce(&dyn Witness, u64)) {
        if let Some(witness) = self.witness.get() {
            // SAFETY: the program's, which lives as long as the runtime, of which this worker is a part.
            hear(unsafe { &*witness }, self.actor.get());
        }
    }

    /// What happens next is done in this name, as the witness knows it; gives the one before.
    #[inline]
    pub fn act_as(&self, name: u64) -> u64 {
        self.actor.replace(name)
    }

    pub(crate) fn actor(&self) -> u64 {
        self.actor.get()
    }

    #[inline(always)]
    pub(crate) fn core(&self) -> &Core {
        // SAFETY: the runtime owns both the core and this worker.
        unsafe { &*self.core }
    }

    /// The runtime, where its program is a `P`.
    #[inline]
    pub fn runtime<P: Program>(&self) -> Option<&Runtime<P>> {
        // SAFETY: `runtime` points at the owner of this worker, whose type `program` names.
        (self.program == TypeId::of::<P>()).then(|| unsafe { &*self.runtime.get().cast() })
    }

    /// This worker's index, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    #[inline(always)]
    pub(crate) fn solo(&self) -> bool {
        SINGLE || self.solo.get()
    }

    /// Whether this worker runs alone until its next safepoint: what it does needs no atomics.
    #[inline(always)]
    pub fn alone(&self) -> bool {
        self.solo()
    }

    // ---- the running goroutine ----

    /// The running goroutine's id, from 1; 0 outside of one (a timer's function).
    #[inline]
    pub fn goroutine_id(&self) -> u64 {
        self.current.get().map_or(0, TaskPtr::id)
    }

    /// Whether the end of the running goroutine ends the run.
    pub fn is_main(&self) -> bool {
        // Relaxed: written by this goroutine, or before it began.
        self.goroutine_id() == self.core().main.load(Ordering::Relaxed)
    }

    /// The running goroutine's record. Blocking operations need one.
    #[inline]
    pub(crate) fn task(&self) -> TaskPtr {
        self.current
            .get()
            .expect("an operation that may block needs a goroutine to park")
    }

    /// Marks the running goroutine to be queued again: `poll` then returns `Pending` (runtime.Gosched).
    #[inline]
    pub fn yield_now(&self) {
        if self.gated() {
            self.stop_at(&[Touch::new(0, Class::Yield)]);
        }
        self.after.set(After::Yield);
    }

    /// Registers the running goroutine as waiting; called before anyone can take the registration.
    #[inline]
    pub(crate) fn begin_wait(&self, reason: WaitReason, exclusive: bool) -> TaskPtr {
        let task = self.task();
        self.reason.set(reason);
        if exclusive {
            task.header().begin_wait(reason);
            self.after.set(After::Wait);
        } else {
            task.header().begin_shared();
            task.header().reason.set(reason);
        }
        task
    }

    /// Parks the running goroutine for ever, as an operation on a nil channel does: `poll` then returns
    /// `Pending`.
    pub fn wait_for_ever(&self, reason: WaitReason) {
        self.begin_wait(reason, true);
    }

    /// From now on the end of the main goroutine does not end the run (runtime.Goexit in main).
    pub fn detach_main(&self) {
        self.core().main.store(0, Ordering::Relaxed);
    }

    /// Ends the run; the goroutine that calls this should return soon.
    pub fn finish(&self, outcome: crate::Outcome) {
        self.core().finish(outcome);
    }

    // ---- making goroutines ready ----

    #[expect(
        clippy::mut_from_ref,
        reason = "the worker's own queue, borrowed for a moment and never across a call out"
    )]
    #[inline(always)]
    fn queue(&self) -> &mut VecDeque<TaskPtr> {
        // SAFETY: only this worker's thread comes here (`Local` is not Sync), and no borrow outlives one of the
        // short expressions below, none of which calls anything that comes here again.
        unsafe { &mut *self.queue.get() }
    }

    /// Enqueues a goroutine that this worker owns, to run next.
    #[inline]
    pub(crate) fn ready(&self, task: TaskPtr) {
        if self.has_strategy.get() {
            self.queue().push_back(task);
        } else if let Some(old) = self.next.replace(Some(task)) {
            self.queue().push_back(old);
        }
    }

    #[inline]
    pub(crate) fn push_back(&self, task: TaskPtr) {
        self.queue().push_back(task);
    }

    /// Wakes a goroutine whose registration this worker has just taken away.
    #[inline]
    pub(crate) fn wake(&self, task: TaskPtr, exclusive: bool) {
        if exclusive {
            task.header().reason.set(WaitReason::Runnable);
            self.event_of(task, EventKind::Unblock, self.goroutine_id());
            self.log_woken(task);
            self.ready(task);
        } else {
            self.wake_shared(task);
        }
    }

    pub(crate) fn wake_shared(&self, task: TaskPtr) {
        if task.header().notify() {
            self.event_of(task, EventKind::Unblock, self.goroutine_id());
            self.ready(task);
        }
    }

    /// An id for a new goroutine: workers take blocks of 16, as Go's do.
    #[inline]
    pub(crate) fn new_id(&self) -> u64 {
        let (mut next, mut end) = self.ids.get();
        if next == end {
            next = self.core().next_id.fetch_add(16, Ordering::Relaxed);
            end = next + 16;
        }
        self.ids.set((next + 1, end));
        next
    }

    #[expect(clippy::mut_from_ref, reason = "as `queue`")]
    #[inline(always)]
    pub(crate) fn free(&self) -> &mut Vec<TaskPtr> {
        // SAFETY: as in `queue`.
        unsafe { &mut *self.free.get() }
    }

    // ---- choosing ----

    /// The goroutine to run now, of this worker's own.
    #[inline]
    pub(crate) fn take_next(&self) -> Option<TaskPtr> {
        if self.has_strategy.get() {
            return self.take_by_strategy();
        }
        let queue = self.queue();
        if let Some(task) = self.next.get() {
            if self.streak.get() < STREAK || queue.is_empty() {
                self.streak.set(self.streak.get() + 1);
                self.next.set(None);
                return Some(task);
            }
            queue.push_back(task);
            self.next.set(None);
        }
        self.streak.set(0);
        queue.pop_front()
    }

    fn take_by_strategy(&self) -> Option<TaskPtr> {
        let queue = self.queue();
        if queue.is_empty() {
            return None;
        }
        let mut strategy = self.strategy.borrow_mut();
        let strategy = strategy.as_mut()?;
        let choice = match strategy.next(&Runnable::new(queue)) {
            Choice::Run(i) => i % queue.len(),
            Choice::Tick => 0,
            Choice::Stop => {
                self.finish(crate::Outcome::Stopped);
                return None;
            }
        };
        self.quantum_left.set(strategy.quantum());
        queue.remove(choice)
    }

    #[inline]
    fn has_nothing(&self) -> bool {
        self.next.get().is_none() && self.queue().is_empty()
    }

    pub(crate) fn queued(&self) -> usize {
        self.queue().len() + usize::from(self.next.get().is_some())
    }

    /// Forgets all queued goroutines: the run is over.
    pub(crate) fn clear(&self) {
        self.next.set(None);
        self.suspended.set(None);
        self.queue().clear();
        self.current.set(None);
    }

    /// 64 random bits: the strategy's, or this worker's own.
    pub fn random(&self) -> u64 {
        if let Some(strategy) = &mut *self.strategy.borrow_mut() {
            return strategy.random(self.goroutine_id());
        }
        self.rng.borrow_mut().next_u64()
    }

    /// One of `ready` select cases.
    #[inline]
    pub(crate) fn choose(&self, ready: usize) -> usize {
        if ready < 2 {
            return 0;
        }
        if self.has_strategy.get()
            && let Some(strategy) = &mut *self.strategy.borrow_mut()
        {
            return strategy.select(ready) % ready;
        }
        self.rng.borrow_mut().below(ready)
    }

    // ---- time ----

    /// Nanoseconds from the run's start.
    #[inline]
    pub fn now(&self) -> u64 {
        let now = self.core().clock.now();
        self.now.set(now);
        now
    }

    /// Nanoseconds from the Unix epoch.
    pub fn wall_clock(&self) -> i64 {
        self.core().clock.wall()
    }

    // ---- observing ----

    /// An event of the running goroutine.
    #[inline(always)]
    pub(crate) fn event(&self, kind: EventKind, argument: u64) {
        if self.observer.events.is_some()
            && let Some(task) = self.current.get()
        {
            self.event_of(task, kind, argument);
        }
    }

    #[inline(always)]
    pub(crate) fn event_of(&self, task: TaskPtr, kind: EventKind, argument: u64) {
        if let Some(ring) = &self.observer.events {
            ring.push(Event {
                time: self.now.get(),
                kind,
                goroutine: task.id(),
                argument,
            });
        }
    }

    #[inline(always)]
    pub(crate) fn count_send(&self, chan: u64) {
        self.observer.counters().sends.inc();
        self.event(EventKind::Send, chan);
    }

    #[inline(always)]
    pub(crate) fn count_receive(&self, chan: u64) {
        self.observer.counters().receives.inc();
        self.event(EventKind::Receive, chan);
    }
}

/// Puts back the thread's worker of before.
pub(crate) struct Entered(*const Local);

impl Drop for Entered {
    fn drop(&mut self) {
        CURRENT.with(|current| current.set(self.0));
    }
}
