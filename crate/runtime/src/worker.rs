//! The loop that every worker runs.
//!
//! "Solo" is the state in which worker 0 is the only one that may run goroutines (GOMAXPROCS is 1 and all
//! others have retired). Then nobody contends for anything, and worker 0 skips every lock of channels and of
//! package sync. It enters the state at its own loop's top and leaves it there or in a safepoint, before it
//! lets the others back in; both under the world's mutex, which orders all that was written without locks.

use crate::local::gate::GateEnd;
use crate::local::{After, Asks, Local};
use crate::primitive::{Ordering, SINGLE, spin};
use crate::runtime::{Program, Runtime, Stopped, future};
use crate::step::{Class, Touch, object};
use crate::task::{TaskPtr, borrowed_waker};
use crate::timer::NEVER;
use crate::world::{Outcome, PAUSE, PROCS, Parked, STOP};
use std::mem::ManuallyDrop;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::{Context, Poll};
use std::time::Duration;
use trace::EventKind;

/// Every so many turns the loop looks at timers and at the injector, however much is queued here.
const LOOK_AROUND: u32 = 61;
/// Turns of looking before an idle worker sleeps: some microseconds, what it takes to be woken.
const SPINS: u32 = if cfg!(loom) { 1 } else { 200 };

/// What [`Runtime::drive`] stopped at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Drive {
    /// The budget is used up; there is more to run.
    Progress,
    /// Nothing can run before this time (nanoseconds from the run's start), or before something happens outside.
    Idle {
        next_timer: Option<u64>,
    },
    Done(Outcome),
}

/// Why the loop ended.
enum Turns {
    Ended,
    Budget,
    Idle(u64),
}

impl<P: Program> Runtime<P> {
    /// Runs goroutines on this thread until the run ends. Each index below the number of workers may be run by
    /// one thread at a time; worker 0 must run.
    pub fn run_worker(&self, index: usize) {
        let Some(place) = self.places.get(index).and_then(|p| p.take()) else {
            return;
        };
        if !self.core().enter(index) {
            return;
        }
        let local = place.local();
        let _current = local.set_current(std::ptr::from_ref(self).cast());
        local.set_witness(self.program().witness());
        self.begin_busy(local);
        self.turns_after_panics(local, true);
        local.end_of_run(self.outcome() == Some(Outcome::Deadlock));
        self.begin_idle(local);
        local.clear();
        self.core().leave(index);
    }

    /// Runs worker 0 on this thread for about `budget`, and never blocks: for hosts that may not.
    pub fn drive(&self, budget: Duration) -> Drive {
        let Some(place) = self.places[0].take() else {
            return Drive::Idle { next_timer: None };
        };
        let entered = self.core().enter(0);
        let turns = if entered {
            let local = place.local();
            let _current = local.set_current(std::ptr::from_ref(self).cast());
            local.set_witness(self.program().witness());
            local.deadline.set(
                self.core()
                    .clock
                    .host_now()
                    .saturating_add(budget.as_nanos() as u64),
            );
            self.begin_busy(local);
            let turns = self.turns_after_panics(local, false);
            self.begin_idle(local);
            self.core().leave(0);
            turns
        } else {
            Turns::Ended
        };
        match (self.outcome(), turns) {
            (Some(outcome), _) => {
                place.local().end_of_run(outcome == Outcome::Deadlock);
                place.local().clear();
                Drive::Done(outcome)
            }
            (None, Turns::Idle(next)) => Drive::Idle {
                next_timer: (next != NEVER).then_some(next),
            },
            (None, _) => Drive::Progress,
        }
    }

    fn turns_after_panics(&self, local: &Local, may_sleep: bool) -> Turns {
        // Loom's own panics must reach it.
        if cfg!(loom) {
            return self.turns(local, may_sleep);
        }
        loop {
            match catch_unwind(AssertUnwindSafe(|| self.turns(local, may_sleep))) {
                Ok(turns) => return turns,
                Err(payload) => {
                    // The goroutine may be registered anywhere, so its memory is neither dropped nor used again.
                    let id = local.goroutine_id();
                    if let Some(task) = local.current.take() {
                        task.header().alive.set(false);
                        self.core().seats[local.index()].counts.ended.inc();
                        local.observer.counters().ended.inc();
                    }
                    self.program().panicked(local, id, payload);
                }
            }
        }
    }

    fn turns(&self, local: &Local, may_sleep: bool) -> Turns {
        let core = self.core();
        if let Some(task) = local.suspended.take() {
            self.poll(local, task);
        }
        loop {
            if local.suspended.get().is_some() {
                return Turns::Budget;
            }
            let signals = core.signals();
            if signals != 0 {
                if signals & STOP != 0 {
                    return Turns::Ended;
                }
                if signals & PAUSE != 0 {
                    core.join_stop();
                }
                if signals & PROCS != 0 && local.index() == 0 {
                    local.set_solo(core.apply_procs());
                }
            }
            // Relaxed: a hint; `retire` looks again under the world's lock.
            if local.index() >= core.limit.load(Ordering::Relaxed) {
                local.hand_over();
                self.begin_idle(local);
                core.retire(local.index());
                self.begin_busy(local);
                continue;
            }
            let turn = local.turn.get().wrapping_add(1);
            local.turn.set(turn);
            if turn.is_multiple_of(LOOK_AROUND) && self.look_around(local) {
                return Turns::Budget;
            }
            let taken = if local.gated() {
                match self.take_at_gate(local) {
                    Ok(taken) => taken,
                    Err(GateEnd::Nobody) => None,
                    Err(_) => continue,
                }
            } else {
                local.take_next()
            };
            let Some(task) = taken else {
                match self.find_work(local, may_sleep) {
                    None => continue,
                    Some(turns) => return turns,
                }
            };
            local.consider_sharing(Asks::Turn);
            local.observer.counters().queue.set(local.queued() as u64);
            self.poll(local, task);
        }
    }

    /// The goroutine to run where there are gates; time moves on here alone. `Err(Nobody)`: there is none.
    fn take_at_gate(&self, local: &Local) -> Result<Option<TaskPtr>, GateEnd> {
        let core = self.core();
        if local.all_at_gates() {
            let clock = core.timers.next() != NEVER && local.asks_clock();
            let asks = local.queued() > 0 || clock;
            self.program().between(local, asks);
            if core.stopping() {
                return Err(GateEnd::Stop);
            }
        }
        let timer = core.timers.next();
        let end = match local.take_at_gate(timer != NEVER && local.asks_clock()) {
            Ok(task) => return Ok(Some(task)),
            Err(end) => end,
        };
        match end {
            GateEnd::Nobody if core.injector.len() > 0 => {
                local.take_injected();
                return Err(GateEnd::Tick);
            }
            GateEnd::Nobody if timer == NEVER => return Err(GateEnd::Nobody),
            GateEnd::Nobody => local.touch(Touch::new(object::CLOCK, Class::Tick)),
            GateEnd::Tick => {}
            GateEnd::Stop => {
                core.finish(Outcome::Stopped);
                return Err(GateEnd::Stop);
            }
        }
        core.clock.advance_to(timer);
        self.fire_due(local, core.clock.now());
        Err(GateEnd::Tick)
    }

    /// Timers, the injector, and whether the budget is used up.
    #[cold]
    fn look_around(&self, local: &Local) -> bool {
        let timed = local.deadline.get() != NEVER;
        if self.core().timers.next() != NEVER && !local.gated() {
            let now = local.now();
            self.fire_due(local, now);
        }
        local.take_injected();
        timed && self.core().clock.host_now() >= local.deadline.get()
    }

    #[inline]
    fn poll(&self, local: &Local, task: TaskPtr) {
        let header = task.header();
        header.await_published();
        header.reason.set(crate::WaitReason::Running);
        local.current.set(Some(task));
        local.begin_slice();
        let counters = local.observer.counters();
        counters.switches.inc();
        if local.observer.events.is_some() {
            local.now();
            local.event(EventKind::Start, 0);
        }
        let waker = ManuallyDrop::new(borrowed_waker(task));
        // SAFETY: a queued task is alive and belongs to the worker that took it.
        let future = unsafe { future::<P>(task) };
        let mut context = Context::from_waker(&waker);
        let poll = header.access.during(|| future.poll(&mut context));
        match (poll, local.after.get()) {
            (Poll::Ready(()), _) => {
                // Relaxed: written by this goroutine, or before it began.
                let main = self.core().main.load(Ordering::Relaxed);
                let is_main = task.id() == main;
                self.end(local, task);
                if is_main {
                    self.core().finish(Outcome::Finished);
                }
            }
            (Poll::Pending, After::Yield) => {
                header.reason.set(crate::WaitReason::Runnable);
                local.push_back(task);
            }
            (Poll::Pending, After::Suspend) => {
                header.reason.set(crate::WaitReason::Runnable);
                local.suspended.set(Some(task));
            }
            (Poll::Pending, After::Wait) => {
                counters.parks.inc();
                local.event(EventKind::Block, local.reason.get() as u64);
                header.publish_wait(local.solo());
            }
            (Poll::Pending, After::Shared) => {
                counters.parks.inc();
                local.event(EventKind::Block, local.reason.get() as u64);
                if !header.park_shared() {
                    local.push_back(task);
                }
            }
        }
        local.current.set(None);
    }

    /// Looks elsewhere for a goroutine; sleeps if there is none. None: look again.
    #[cold]
    fn find_work(&self, local: &Local, may_sleep: bool) -> Option<Turns> {
        let core = self.core();
        let timers = core.timers.next();
        if timers != NEVER {
            let now = local.now();
            if timers <= now {
                self.fire_due(local, now);
                return None;
            }
        }
        if local.take_injected() {
            self.wake_next();
            return None;
        }
        local.observer.counters().queue.set(0);
        core.begin_looking();
        if may_sleep && !SINGLE && !local.solo() {
            for _ in 0..SPINS {
                if core.injector.len() > 0 || core.signals() != 0 {
                    break;
                }
                spin();
            }
        }
        core.end_spinning();
        self.begin_idle(local);
        let parked = core.park(local.index(), may_sleep);
        self.begin_busy(local);
        core.end_looking();
        match parked {
            Parked::Retry => {
                if local.take_injected() {
                    self.wake_next();
                }
                None
            }
            Parked::Idle(next) => Some(Turns::Idle(next)),
            Parked::Deadlock => {
                self.program().deadlock(&Stopped::new(self));
                core.finish(Outcome::Deadlock);
                core.end_leading();
                None
            }
        }
    }

    /// The chain of wakers: each worker that found work wakes the next while there is more.
    fn wake_next(&self) {
        if self.core().injector.len() > 0 {
            self.core().wake_one();
        }
    }

    // Busy and idle time are counted when a worker goes from one to the other: a clock costs more than a switch.

    fn begin_busy(&self, local: &Local) {
        let (now, counters) = (local.now(), local.observer.counters());
        counters.idle.add(now.saturating_sub(counters.since.get()));
        counters.since.set(now);
        counters.running.set(1);
    }

    fn begin_idle(&self, local: &Local) {
        let (now, counters) = (local.now(), local.observer.counters());
        let busy = now.saturating_sub(counters.since.get());
        local.judge_sharing(busy);
        counters.busy.add(busy);
        counters.since.set(now);
        counters.running.set(0);
    }
}
