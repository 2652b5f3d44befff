//! A goroutine as the detector sees it.

use crate::clock::{Clock, Snapshot};
use crate::detector::Detector;
use crate::site::READ;
use crate::worker::Worker;
use std::sync::Arc;

/// How a lock is held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hold {
    Write,
    Read,
}

/// Frames of a stack that are told apart at most; deeper ones have the innermost and the outermost.
const DEEPEST: usize = 100;

struct Held {
    addr: u64,
    /// Where it was taken, with `READ`.
    place: u32,
    /// The number of the set of this and all before it; 0: not asked for yet.
    set: u32,
}

/// A goroutine's clock and whereabouts. Used by whoever runs it; while it is parked, by whoever completes its operation.
pub struct Thread {
    detector: Arc<Detector>,
    pub(crate) slot: u32,
    pub(crate) time: u64,
    /// Something was remembered with this time.
    pub(crate) recorded: bool,
    known: Clock,
    /// Of its record among all goroutines.
    pub(crate) who: u32,
    /// Its number; 0: it has not run yet.
    goroutine: u64,
    held: Vec<Held>,
    /// Frames of its stack, outermost first: where each starts, and the number of the calls that led to it.
    frames: Vec<(u32, u32)>,
    /// Inside a part of the library that says itself what it orders.
    pub(crate) silent: u32,
    /// Nobody else has been started: what it does now, everybody will know.
    pub(crate) only: bool,
    /// Sends so far, while they are counted.
    sends: u32,
    /// The set of locks that was asked for last, and what made it.
    locks: ((u32, u64, u32), u32),
    /// The sites asked for last, and what made them: calls, instruction, locks.
    sites: [((u32, u32, u32), u32); 4],
}

impl Thread {
    pub(crate) fn new(
        detector: &Arc<Detector>,
        slot: u32,
        time: u64,
        parent: Snapshot,
        who: u32,
    ) -> Thread {
        let mut known = parent.known;
        if parent.time > 0 {
            known.raise(parent.slot as usize, parent.time);
        }
        Thread {
            detector: detector.clone(),
            slot,
            time,
            recorded: false,
            known,
            who,
            goroutine: 0,
            held: Vec::new(),
            frames: Vec::new(),
            silent: 0,
            only: false,
            sends: 0,
            locks: ((0, 0, 0), 0),
            sites: [((0, 0, 0), 0); 4],
        }
    }

    /// What marks memory that it has accessed at its present time.
    #[inline(always)]
    pub(crate) fn key(&self) -> u64 {
        self.time << 24 | u64::from(self.slot) << 12
    }

    /// Whether that moment of another goroutine happened before this one's present.
    #[inline]
    pub(crate) fn knows(&self, slot: u32, time: u64) -> bool {
        slot == self.slot || time <= self.known.get(slot as usize)
    }

    /// Says which goroutine it is, when it runs for the first time.
    #[inline]
    pub fn begin(&mut self, goroutine: u64) {
        if self.goroutine == 0 {
            self.goroutine = goroutine;
            self.detector.register(goroutine, self.who);
        }
    }

    /// What it knows now; what it does later is no part of that.
    pub(crate) fn release(&mut self) -> Snapshot {
        Snapshot {
            time: self.publish(),
            known: self.known.clone(),
            slot: self.slot,
        }
    }

    /// The same for a goroutine that it starts, with its own time among the others, so that all that it starts share one clock.
    pub(crate) fn release_to_child(&mut self) -> Snapshot {
        let time = self.publish();
        self.known.raise(self.slot as usize, time);
        Snapshot {
            known: self.known.clone(),
            slot: self.slot,
            time,
        }
    }

    /// The same, in place of what was known there.
    #[inline]
    pub(crate) fn release_to(&mut self, to: &mut Snapshot) {
        to.time = self.publish();
        to.slot = self.slot;
        if !to.known.is(&self.known) {
            to.known = self.known.clone();
        }
    }

    /// The time up to which others may know of it.
    #[inline]
    fn publish(&mut self) -> u64 {
        // Where nothing has this time yet, it need not pass.
        self.time += u64::from(std::mem::take(&mut self.recorded));
        self.time - 1
    }

    /// Learns what a snapshot knows, which nobody else will ask for.
    #[inline]
    pub(crate) fn acquire_all(&mut self, from: &mut Snapshot) {
        if self.known.is(&from.known) {
            return self.acquire(from);
        }
        // Whoever has the times alone need not copy them.
        let Snapshot { known, slot, time } = std::mem::take(from);
        self.known.join(&known);
        drop(known);
        self.learn(slot, time);
    }

    /// Learns one time, after a join.
    #[inline]
    fn learn(&mut self, slot: u32, time: u64) {
        let mut own = self.known.get(self.slot as usize);
        if slot != self.slot {
            if time > 0 {
                self.known.raise(slot as usize, time);
            }
        } else {
            own = own.max(time);
        }
        // Of another goroutine with this slot. What follows is later than that, and makes it known.
        if own >= self.time {
            self.time = own + 1;
            self.recorded = false;
        }
    }

    /// It is one of so many that their sends are no events.
    pub(crate) fn count_no_sends(&mut self) {
        self.sends = u32::MAX;
    }

    /// Whether the next send is an event of its own, for closes to race with. Later ones share their times with what was before, so that
    /// channels do not keep all clocks moving: a close that races with one of those alone may be missed.
    pub fn counts_send(&mut self) -> bool {
        const SENDS: u32 = 64;
        const SLOTS: u32 = 64;
        self.sends = self.sends.saturating_add(1);
        self.sends <= SENDS && self.slot < SLOTS
    }

    /// Learns what a snapshot knows.
    #[inline]
    pub(crate) fn acquire(&mut self, from: &Snapshot) {
        self.known.join(&from.known);
        self.learn(from.slot, from.time);
    }

    /// The number of slots that its clock has.
    #[cfg(test)]
    pub(crate) fn slots_known(&self) -> usize {
        self.known.slots()
    }

    /// The last time at which it did anything.
    pub(crate) fn last(&self) -> u64 {
        self.time - u64::from(!self.recorded)
    }

    /// From here on what it does itself orders nothing and is no access, but for [`Worker::acquire`] and its like; or no longer.
    pub fn set_silent(&mut self, silent: bool) {
        if silent {
            self.silent += 1;
        } else {
            self.silent = self.silent.saturating_sub(1);
        }
    }

    pub fn is_silent(&self) -> bool {
        self.silent > 0
    }

    // ---- locks ----

    pub fn lock(&mut self, addr: u64, hold: Hold, site: u32) {
        let place = site | if hold == Hold::Read { READ } else { 0 };
        self.held.push(Held {
            addr,
            place,
            set: 0,
        });
    }

    pub fn unlock(&mut self, addr: u64) {
        if let Some(i) = self.held.iter().rposition(|held| held.addr == addr) {
            self.held.remove(i);
            self.held[i..].iter_mut().for_each(|held| held.set = 0);
        }
    }

    /// The number of the set of its locks.
    fn locks(&mut self, worker: &mut Worker) -> u32 {
        let mut set = 0;
        for held in &mut self.held {
            let made_of = (set, held.addr, held.place);
            if held.set == 0 && self.locks.0 == made_of {
                held.set = self.locks.1;
            }
            if held.set == 0 {
                let address = worker.pair((held.addr >> 32) as u32, held.addr as u32);
                let lock = worker.pair(address, held.place);
                held.set = worker.pair(set, lock);
                self.locks = (made_of, held.set);
            }
            set = held.set;
        }
        set
    }

    // ---- frames ----

    /// The frame that starts there is left.
    #[inline(always)]
    pub fn leave(&mut self, base: u32) {
        while let Some(&(top, _)) = self.frames.last()
            && top >= base
        {
            self.frames.pop();
        }
    }

    /// Frames were left in another way than one by one.
    pub fn unwind(&mut self) {
        self.frames.clear();
    }

    /// The number of the stack with an instruction of the frame at `base` at its top. `caller` gives where a frame's caller starts,
    /// and the call.
    pub(crate) fn stack(
        &mut self,
        worker: &mut Worker,
        (base, at): (u32, u32),
        caller: &dyn Fn(u32) -> Option<(u32, u32)>,
    ) -> u32 {
        let calls = self.calls(worker, base, caller);
        worker.pair(calls, at)
    }

    /// The number of the calls that led to the frame at `base`.
    #[inline]
    fn calls(
        &mut self,
        worker: &mut Worker,
        base: u32,
        caller: &dyn Fn(u32) -> Option<(u32, u32)>,
    ) -> u32 {
        if let Some(&(top, calls)) = self.frames.last()
            && top == base
        {
            return calls;
        }
        self.find_calls(worker, base, caller)
    }

    #[cold]
    fn find_calls(
        &mut self,
        worker: &mut Worker,
        base: u32,
        caller: &dyn Fn(u32) -> Option<(u32, u32)>,
    ) -> u32 {
        self.leave(base + 1);
        let known = self.frames.len();
        // Frames that are not known yet, innermost first: where they start, and the call that made them.
        let mut new = Vec::new();
        let mut at_frame = base;
        let mut calls = loop {
            if let Some(&(top, calls)) = self.frames.last()
                && top == at_frame
            {
                break calls;
            }
            match caller(at_frame) {
                Some((below, call)) => {
                    new.push((at_frame, call));
                    at_frame = below;
                }
                None => {
                    new.push((at_frame, 0));
                    break 0;
                }
            }
        };
        for (i, &(base, call)) in new.iter().rev().enumerate() {
            if call != 0 && known + i < DEEPEST {
                calls = worker.pair(calls, call);
            }
            self.frames.push((base, calls));
        }
        calls
    }

    /// The number of the site: the stack with the locks that are held.
    pub(crate) fn site(
        &mut self,
        worker: &mut Worker,
        (base, at): (u32, u32),
        caller: &dyn Fn(u32) -> Option<(u32, u32)>,
    ) -> u32 {
        let calls = self.calls(worker, base, caller);
        let locks = self.locks(worker);
        let made_of = (calls, at, locks);
        let place = at as usize % self.sites.len();
        if self.sites[place].0 == made_of && self.sites[place].1 != 0 {
            return self.sites[place].1;
        }
        let stack = worker.pair(calls, at);
        let site = worker.pair(stack, locks);
        self.sites[place] = (made_of, site);
        site
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.detector.end(self);
    }
}
