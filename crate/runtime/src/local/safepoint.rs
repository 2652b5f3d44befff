//! Where a computing goroutine lets stops, pauses, timers, sharing and preemption happen.

use super::{After, Asks, Local, Safepoint};
use crate::WaitReason;
use crate::primitive::Ordering;
use crate::timer::NEVER;
use crate::world::{PAUSE, PROCS, STOP};
use trace::EventKind;

/// Steps a goroutine may run before its first safepoint, at the start of a run.
pub(super) const FIRST_FUEL: u32 = 1_000;
const MIN_FUEL: u32 = 50;
const MAX_FUEL: u32 = 16_384;
/// Nanoseconds between two safepoints that the fuel aims for.
const FUEL_TARGET: u64 = 200_000;
impl Local {
    /// Steps a goroutine may run, at the start of its poll, before its first [`Local::safepoint`].
    #[inline]
    pub fn fuel(&self) -> u32 {
        match self.quantum_left.get() {
            // Taken out of the strategy's quantum.
            Some(left) => {
                let fuel = left.clamp(1, FIRST_FUEL);
                self.quantum_left.set(Some(left.saturating_sub(fuel)));
                fuel
            }
            None => self.fuel.get(),
        }
    }

    /// Where a computing goroutine lets stops, pauses, timers, sharing and preemption happen. May block while a
    /// leader has stopped the world. No lock of the runtime is held by the caller.
    pub fn safepoint(&self) -> Safepoint {
        let core = self.core();
        let signals = core.signals();
        if signals != 0 {
            if signals & STOP != 0 {
                return Safepoint::Stop;
            }
            if signals & PAUSE != 0 {
                core.join_stop();
            }
            if signals & PROCS != 0 && self.index == 0 {
                self.solo.set(core.apply_procs());
            }
        }
        if self.index >= core.limit.load(Ordering::Relaxed) {
            return self.preempt();
        }
        let now = self.now();
        if core.timers.next() <= now && !self.gated() {
            // SAFETY: `fire_timers` is of this worker's own runtime.
            unsafe { (self.fire_timers)(self, now) };
        }
        let over = self.deadline.get() != NEVER && core.clock.host_now() >= self.deadline.get();
        if self.has_strategy.get() {
            return self.strategy_safepoint(over);
        }
        if over {
            return self.suspend();
        }
        let asked = self.asked.replace(now.max(1));
        if asked == 0 {
            self.slice_start.set(now.max(1));
        } else {
            self.adapt_fuel(now.saturating_sub(asked));
            // This goroutine has kept the one in `next` waiting for a whole interval.
            if self.others_look()
                && let Some(task) = self.next.take()
            {
                self.queue().push_back(task);
            }
        }
        self.consider_sharing(Asks::Safepoint);
        let quantum = core.quantum.load(Ordering::Relaxed);
        if quantum != 0 && now.saturating_sub(self.slice_start.get()) >= quantum {
            if !self.has_nothing() || core.injector.len() > 0 {
                return self.preempt();
            }
            self.slice_start.set(now.max(1));
        }
        Safepoint::Continue(self.fuel.get())
    }

    fn strategy_safepoint(&self, over: bool) -> Safepoint {
        if self.quantum_left.get() == Some(0) {
            if self.gated() {
                self.preempt_at_gate();
                return Safepoint::Yield;
            }
            if !self.queue().is_empty() {
                return self.preempt();
            }
            if let Some(strategy) = &mut *self.strategy.borrow_mut() {
                self.quantum_left.set(strategy.quantum());
            }
        }
        if over {
            return self.suspend();
        }
        Safepoint::Continue(self.fuel())
    }

    /// The host wants its thread back; that is no choice of the run's, so the goroutine goes on afterwards as
    /// if nothing had been.
    fn suspend(&self) -> Safepoint {
        self.after.set(After::Suspend);
        Safepoint::Yield
    }

    fn preempt(&self) -> Safepoint {
        self.observer.counters().preemptions.inc();
        self.event(EventKind::Preempt, 0);
        self.after.set(After::Yield);
        Safepoint::Yield
    }

    /// Aims for one safepoint each [`FUEL_TARGET`], or four in a quantum.
    fn adapt_fuel(&self, elapsed: u64) {
        let target = match self.core().quantum.load(Ordering::Relaxed) {
            0 => FUEL_TARGET,
            quantum => (quantum / 4).clamp(5_000, FUEL_TARGET),
        };
        let fuel = u64::from(self.fuel.get());
        let wanted = (fuel * target / elapsed.max(1)).clamp(fuel / 4, fuel * 2);
        self.fuel.set((wanted as u32).clamp(MIN_FUEL, MAX_FUEL));
    }

    /// Before a poll.
    #[inline]
    pub(crate) fn begin_slice(&self) {
        self.reason.set(WaitReason::Foreign);
        self.asked.set(0);
        self.after.set(After::Shared);
    }

    pub(crate) fn set_solo(&self, solo: bool) {
        self.solo.set(solo);
    }
}
