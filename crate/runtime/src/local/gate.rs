//! Gates: where a goroutine of a run with a strategy asks to go on. See [`crate::step`].

use super::{After, Local};
use crate::WaitReason;
use crate::step::{Class, Gates, Pending, StepLog, Timers, Touch, object};
use crate::strategy::{Choice, Runnable, Strategy};
use crate::task::TaskPtr;
use std::cell::{Cell, RefCell};

/// A worker's state of gates.
#[derive(Default)]
pub(crate) struct GateState {
    gates: Cell<Gates>,
    timers: Cell<Timers>,
    /// The running goroutine may do what it was waiting for.
    granted: Cell<bool>,
    /// Its accesses to memory need no further grant in this step.
    accessing: Cell<bool>,
    /// A goroutine has been started: until then there is nobody to notice an access to memory.
    accompanied: Cell<bool>,
    /// What has been done since the strategy was asked last.
    log: RefCell<StepLog>,
}

impl GateState {
    pub(crate) fn new(strategy: Option<&dyn Strategy>) -> GateState {
        let state = GateState::default();
        if let Some(strategy) = strategy {
            state.gates.set(strategy.gates());
            state.timers.set(strategy.timers());
        }
        state
    }
}

impl Local {
    /// Whether goroutines stop at gates.
    #[inline(always)]
    pub fn gated(&self) -> bool {
        self.gate.gates.get() != Gates::None
    }

    /// Whether the strategy decides when time moves on.
    pub(crate) fn asks_clock(&self) -> bool {
        self.gate.timers.get() == Timers::Any
    }

    /// Whether another goroutine was ever started in this run.
    pub fn accompanied(&self) -> bool {
        self.gate.accompanied.get()
    }

    /// Runs `f` as if there were no gates: what it does is no step of the run's.
    pub fn quietly<R>(&self, f: impl FnOnce() -> R) -> R {
        let gates = self.gate.gates.replace(Gates::None);
        let quantum = self.quantum_left.replace(None);
        let result = f();
        self.gate.gates.set(gates);
        self.quantum_left.set(quantum);
        result
    }

    /// Whether no goroutine is on its way to a gate.
    pub(crate) fn all_at_gates(&self) -> bool {
        self.queue().iter().all(|task| task.header().at_gate.get())
    }

    /// A gate before an operation that touches `touches`. True: go on. False: return `Pending` at once, and come
    /// here again when polled.
    #[cold]
    pub fn pass(&self, touches: &[Touch]) -> bool {
        let gate = &self.gate;
        let first = touches.first().map_or(Class::Local, |t| t.class);
        if gate.granted.replace(false) {
            gate.accessing
                .set(first.is_memory() && gate.gates.get() == Gates::Operations);
            gate.log.borrow_mut().touches.extend_from_slice(touches);
            return true;
        }
        if first.is_memory() && gate.accessing.get() {
            gate.log.borrow_mut().touches.extend_from_slice(touches);
            return true;
        }
        self.stop_at(touches);
        false
    }

    /// Gives up the worker at a gate that the goroutine has done all its work before.
    pub fn stop_at(&self, touches: &[Touch]) {
        let task = self.task();
        let header = task.header();
        let mut pending = header.pending.take().unwrap_or_default();
        pending.touches.clear();
        pending.touches.extend_from_slice(touches);
        header.pending.set(Some(pending));
        header.at_gate.set(true);
        self.after.set(After::Yield);
    }

    /// Adds to what the running step touches.
    pub fn touch(&self, touch: Touch) {
        if self.gated() {
            self.gate.log.borrow_mut().touches.push(touch);
        }
    }

    pub(crate) fn log_woken(&self, task: TaskPtr) {
        if self.gated() {
            self.gate.log.borrow_mut().woken.push(task.id());
        }
    }

    pub(crate) fn log_started(&self, id: u64) {
        if self.gated() {
            self.gate.accompanied.set(true);
            self.gate.log.borrow_mut().started.push(id);
        }
    }

    /// Forgets everything, for another run.
    pub(crate) fn reset_gates(&self) {
        let strategy = self.strategy.borrow();
        let state = GateState::new(strategy.as_deref());
        self.gate.gates.set(state.gates.get());
        self.gate.timers.set(state.timers.get());
        self.gate.granted.set(false);
        self.gate.accessing.set(false);
        self.gate.accompanied.set(false);
        self.gate.log.borrow_mut().clear();
    }

    /// The goroutine to run now. First those that are at no gate, without asking; then the strategy is
    /// asked.
    pub(crate) fn take_at_gate(&self, clock: bool) -> Result<TaskPtr, GateEnd> {
        let queue = self.queue();
        let mut strategy = self.strategy.borrow_mut();
        let Some(strategy) = strategy.as_mut() else {
            return Err(GateEnd::Nobody);
        };
        if let Some(at) = queue.iter().position(|task| !task.header().at_gate.get()) {
            self.quantum_left.set(strategy.quantum());
            self.gate.accessing.set(false);
            return queue.remove(at).ok_or(GateEnd::Nobody);
        }
        if queue.is_empty() && !clock {
            return Err(GateEnd::Nobody);
        }
        let choice = {
            let log = self.gate.log.borrow();
            strategy.next(&Runnable::at_gates(queue, clock, &log))
        };
        self.gate.log.borrow_mut().clear();
        self.gate.accessing.set(false);
        match choice {
            Choice::Run(at) if at < queue.len() => {
                self.quantum_left.set(strategy.quantum());
                let task = queue.remove(at).ok_or(GateEnd::Nobody)?;
                let header = task.header();
                header.at_gate.set(false);
                let pending = header.pending.take();
                let done = pending
                    .as_ref()
                    .is_none_or(|p| matches!(p.class(), Class::Yield | Class::Preempted));
                if done && let Some(pending) = &pending {
                    // Nothing is executed again: the step begins behind its gate.
                    let mut log = self.gate.log.borrow_mut();
                    log.touches.extend_from_slice(&pending.touches);
                }
                self.gate.granted.set(!done);
                header.pending.set(pending);
                Ok(task)
            }
            Choice::Tick if clock => {
                self.touch(Touch::new(object::CLOCK, Class::Tick));
                Err(GateEnd::Tick)
            }
            _ => Err(GateEnd::Stop),
        }
    }

    /// The strategy hears of the last step of the run.
    pub(crate) fn end_of_run(&self, deadlock: bool) {
        if self.gated()
            && let Some(strategy) = &mut *self.strategy.borrow_mut()
        {
            let none = std::collections::VecDeque::new();
            let log = self.gate.log.borrow();
            strategy.ended(&Runnable::at_gates(&none, false, &log), deadlock);
            drop(log);
            self.gate.log.borrow_mut().clear();
        }
    }

    /// Replaces the strategy and forgets the run before.
    pub(crate) fn reset(&self, strategy: Option<Box<dyn Strategy>>, seed: u64) {
        self.clear();
        self.has_strategy.set(strategy.is_some());
        *self.strategy.borrow_mut() = strategy;
        *self.rng.borrow_mut() = crate::Rng::new(seed);
        self.after.set(After::Shared);
        self.ids.set((0, 0));
        self.turn.set(0);
        self.streak.set(0);
        self.surplus.set(0);
        self.quantum_left.set(None);
        self.now.set(0);
        self.reset_gates();
    }

    /// Takes the strategy out, after a run.
    pub(crate) fn take_strategy(&self) -> Option<Box<dyn Strategy>> {
        self.strategy.borrow_mut().take()
    }

    /// One of `n` values (at least 1), where the strategy enumerates them.
    pub fn pick(&self, n: u64) -> Option<u64> {
        if !self.gated() {
            return None;
        }
        let goroutine = self.goroutine_id();
        let mut strategy = self.strategy.borrow_mut();
        strategy.as_mut()?.pick(goroutine, n).map(|v| v % n.max(1))
    }

    /// The pending operation of a goroutine that is at a gate.
    pub(crate) fn pending_of(task: TaskPtr) -> Pending {
        let header = task.header();
        let pending = header.pending.take();
        let copy = pending.as_deref().cloned().unwrap_or_default();
        header.pending.set(pending);
        copy
    }

    /// The reason that a goroutine at a gate shows: it could run.
    pub(crate) fn preempt_at_gate(&self) {
        self.stop_at(&[Touch::new(0, Class::Preempted)]);
        self.reason.set(WaitReason::Runnable);
    }
}

/// Why no goroutine was taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum GateEnd {
    Nobody,
    Tick,
    Stop,
}
