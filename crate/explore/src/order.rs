//! Happens-before of one run, by vector clocks over its steps; and the races in it that a search must reverse.

use crate::depend::{Past, Rules, dependent};
use runtime::step::{Class, StepLog, Touch, object};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A step as it was taken.
#[derive(Clone, Copy, Debug)]
struct Event {
    /// Goroutine, or 0 for the clock.
    id: u32,
    /// First and last + 1 of its touches.
    touches: (u32, u32),
    woken: (u32, u32),
    started: (u32, u32),
}

/// The steps of a run, in flat memory that is used again and again.
#[derive(Default)]
pub struct Trace {
    events: Vec<Event>,
    touches: Vec<Touch>,
    ids: Vec<u32>,
    /// By id: its last event + 1.
    last: Vec<u32>,
    most: u32,
}

impl Trace {
    pub fn clear(&mut self) {
        self.events.clear();
        self.touches.clear();
        self.ids.clear();
        self.last.clear();
        self.most = 0;
    }

    pub fn len(&self) -> usize {
        self.events.len()
    }

    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    pub fn push(&mut self, id: u64, log: &StepLog) {
        let touches = self.touches.len() as u32;
        self.touches.extend_from_slice(&log.touches);
        // Who ends a select decides for all of its channels.
        for &id in &log.woken {
            let last = self.last.get(id as usize).copied().unwrap_or(0);
            if let Some(event) = last.checked_sub(1) {
                let (from, to) = self.events[event as usize].touches;
                for t in from..to {
                    if self.touches[t as usize].class == Class::Select {
                        self.touches.push(self.touches[t as usize]);
                    }
                }
            }
        }
        let woken = self.ids.len() as u32;
        self.ids.extend(log.woken.iter().map(|&id| id as u32));
        let started = self.ids.len() as u32;
        self.ids.extend(log.started.iter().map(|&id| id as u32));
        let end = self.ids.len() as u32;
        let all = self.ids[woken as usize..].iter().copied();
        self.most = all.chain([self.most, id as u32]).max().unwrap_or(0);
        if self.last.len() <= id as usize {
            self.last.resize(id as usize + 1, 0);
        }
        self.last[id as usize] = self.events.len() as u32 + 1;
        self.events.push(Event {
            id: id as u32,
            touches: (touches, self.touches.len() as u32),
            woken: (woken, started),
            started: (started, end),
        });
    }

    pub fn id(&self, event: usize) -> u64 {
        self.events[event].id.into()
    }

    pub fn touches(&self, event: usize) -> &[Touch] {
        let (from, to) = self.events[event].touches;
        &self.touches[from as usize..to as usize]
    }

    fn ids(&self, (from, to): (u32, u32)) -> &[u32] {
        &self.ids[from as usize..to as usize]
    }
}

/// Hashes addresses; nothing depends on the order in a table.
#[derive(Default)]
pub struct Multiply(u64);

impl Hasher for Multiply {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(byte.into());
        }
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0 ^ n)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(29);
    }
}

type Table<V> = HashMap<u64, V, BuildHasherDefault<Multiply>>;

/// A touch of an object in the past.
#[derive(Clone, Copy, Debug)]
struct Earlier {
    event: u32,
    class: Class,
    /// It was the so-manyth send, or receive.
    k: u32,
}

/// An object's past.
#[derive(Default)]
struct Object {
    history: Vec<Earlier>,
    past: Past,
    sends: Vec<u32>,
    receives: Vec<u32>,
    /// Sends that had been attempted when it was closed.
    sends_at_close: Option<u32>,
    /// The locks so far, with their goroutines; the k-th is ended by the k-th unlock.
    locks: Vec<(u32, u32)>,
    unlocks: u32,
    /// A wait group's Adds, with how much of each no Done has taken.
    adds: Vec<(u32, u32, i64)>,
    /// Who has waited for it.
    waits: Vec<u32>,
    /// What all Adds and Dones come to.
    counter: i64,
    /// All that whoever gets the lock, or ends waiting, comes after.
    release: Vec<u32>,
    write_release: Vec<u32>,
}

impl Object {
    fn clear(&mut self) {
        self.history.clear();
        self.past = Past::default();
        self.sends.clear();
        self.receives.clear();
        self.sends_at_close = None;
        self.locks.clear();
        self.unlocks = 0;
        self.adds.clear();
        self.waits.clear();
        self.counter = 0;
        self.release.clear();
        self.write_release.clear();
    }
}

/// Two steps that could have come in the other order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Race {
    pub first: usize,
    pub second: usize,
}

/// The analysis of a run.
#[derive(Default)]
pub struct Order {
    /// By event, as many words as there are ids: 1 + the last event of each that it comes after, itself included.
    clocks: Vec<u32>,
    /// By id: what its next event comes after.
    now: Vec<u32>,
    width: usize,
    /// By id: its last event + 1.
    last: Vec<u32>,
    table: Table<u32>,
    objects: Vec<Object>,
    used: usize,
    /// Events that the running one depends on.
    found: Vec<u32>,
    /// What everything comes after: time has moved on when nobody could run.
    barrier: Vec<u32>,
    /// Scratch: the running event's clock, and what its goroutine goes on after.
    own: Vec<u32>,
    clock: Vec<u32>,
    /// What the runs so far have shown that finer rules are wrong for.
    pub coarser: Rules,
}

fn join(into: &mut [u32], from: &[u32]) {
    for (a, &b) in into.iter_mut().zip(from) {
        *a = (*a).max(b);
    }
}

fn join_grown(into: &mut Vec<u32>, from: &[u32]) {
    if into.len() < from.len() {
        into.resize(from.len(), 0);
    }
    join(into, from);
}

impl Order {
    /// Analyses a run; gives its races whose second step is `fresh` or later.
    pub fn analyse(&mut self, trace: &Trace, fresh: usize, rules: Rules, races: &mut Vec<Race>) {
        self.width = trace.most as usize + 1;
        let width = self.width;
        self.clocks.clear();
        self.clocks.resize(trace.len() * width, 0);
        self.now.clear();
        self.now.resize(width * width, 0);
        self.last.clear();
        self.last.resize(width, 0);
        self.barrier.clear();
        self.barrier.resize(width, 0);
        self.table.clear();
        self.used = 0;
        races.clear();
        for i in 0..trace.len() {
            self.event(trace, i, (i >= fresh).then_some(&mut *races), rules);
        }
    }

    /// Whether event `a` happens before event `b`, or is it.
    pub fn before(&self, trace: &Trace, a: usize, b: usize) -> bool {
        self.clocks[b * self.width + trace.events[a].id as usize] > a as u32
    }

    fn object(&mut self, touch: &Touch) -> usize {
        let key = match touch.class {
            Class::End => object::OUTPUT,
            _ => touch.object,
        };
        if let Some(&i) = self.table.get(&key) {
            return i as usize;
        }
        let i = self.used;
        self.used += 1;
        if i == self.objects.len() {
            self.objects.push(Object::default());
        }
        self.objects[i].clear();
        self.table.insert(key, i as u32);
        i
    }

    fn event(&mut self, trace: &Trace, i: usize, races: Option<&mut Vec<Race>>, rules: Rules) {
        let width = self.width;
        let event = trace.events[i];
        let p = event.id as usize;
        let touches = trace.touches(i);
        self.found.clear();
        for (n, touch) in touches.iter().enumerate() {
            // A step may touch a slot many times.
            if touch.class.is_memory() && touches[..n].contains(touch) {
                continue;
            }
            let o = self.object(touch);
            self.collect(o, touch, rules);
        }
        if touches.len() > 1 {
            self.found.sort_unstable_by(|a, b| b.cmp(a));
            self.found.dedup();
        }
        let mut clock = std::mem::take(&mut self.clock);
        clock.clear();
        clock.extend_from_slice(&self.now[p * width..(p + 1) * width]);
        join(&mut clock, &self.barrier);
        let mut found_races = races;
        for &j in &self.found {
            let j = j as usize;
            let q = trace.events[j].id as usize;
            if clock[q] <= j as u32 {
                if q != p
                    && let Some(races) = &mut found_races
                {
                    races.push(Race {
                        first: j,
                        second: i,
                    });
                }
                join(&mut clock, &self.clocks[j * width..(j + 1) * width]);
            }
        }
        clock[p] = i as u32 + 1;
        self.clocks[i * width..(i + 1) * width].copy_from_slice(&clock);
        self.last[p] = i as u32 + 1;
        // From here on `clock` is what the goroutine's next step comes after.
        let mut own = std::mem::take(&mut self.own);
        own.clone_from(&clock);
        let mut idle_tick = false;
        for (n, touch) in touches.iter().enumerate() {
            if touch.class == Class::Tick && p != 0 {
                idle_tick = true;
            }
            if touch.class.is_memory() && touches[..n].contains(touch) {
                continue;
            }
            let o = self.object(touch);
            self.record(o, touch, (i, p), &own, &mut clock);
        }
        self.now[p * width..(p + 1) * width].copy_from_slice(&clock);
        for &id in trace.ids(event.started) {
            let q = id as usize;
            join(&mut self.now[q * width..(q + 1) * width], &own);
        }
        for &id in trace.ids(event.woken) {
            let q = id as usize;
            join(&mut self.now[q * width..(q + 1) * width], &own);
            self.woken(trace, q);
        }
        if idle_tick {
            join(&mut self.barrier, &own);
            for q in 0..width {
                join(&mut self.barrier, &self.now[q * width..(q + 1) * width]);
            }
        }
        (self.clock, self.own) = (clock, own);
    }

    /// What else a woken goroutine comes after: all that its wait was for, not only what ended it.
    fn woken(&mut self, trace: &Trace, q: usize) {
        let Some(waited) = self.last[q].checked_sub(1) else {
            return;
        };
        let width = self.width;
        for touch in trace.touches(waited as usize) {
            let o = self.object(touch);
            let object = &self.objects[o];
            let now = &mut self.now[q * width..(q + 1) * width];
            match touch.class {
                Class::Lock | Class::WriteLock | Class::WaitGroupWait => {
                    join(now, &object.release);
                }
                Class::ReadLock => join(now, &object.write_release),
                _ => {}
            }
        }
    }

    /// Finds the earlier events that a touch depends on, latest first.
    fn collect(&mut self, o: usize, touch: &Touch, rules: Rules) {
        let object = &mut self.objects[o];
        let class = touch.class;
        match class {
            Class::Select => object.past.selected = true,
            Class::WaitGroupWait => object.past.waited = true,
            _ => {}
        }
        // From the first select on all touches of a channel depend on each other; those before it do so only on it.
        let past = object.past;
        let k = object.receives.len() as u32;
        let cap = touch.argument.max(0) as u32;
        for earlier in object.history.iter().rev() {
            let dependent = match (class, earlier.class) {
                (Class::Receive, Class::Close) if !past.selected => {
                    object.sends_at_close.is_some_and(|n| n > k + cap)
                }
                (Class::Close, Class::Receive) if !past.selected => {
                    object.sends.len() as u32 > earlier.k
                }
                (new, old) => dependent(old, new, past, rules),
            };
            if dependent {
                self.found.push(earlier.event);
            }
            // What comes before a write, or such, is before it in every order.
            let seals = matches!(
                earlier.class,
                Class::Write | Class::AtomicWrite | Class::Output | Class::End
            );
            if seals {
                break;
            }
        }
    }

    /// Adds a touch to its object's past; `own` is the event's clock, `next` what the goroutine goes on after.
    fn record(
        &mut self,
        o: usize,
        touch: &Touch,
        (i, p): (usize, usize),
        own: &[u32],
        next: &mut [u32],
    ) {
        let width = self.width;
        let object = &mut self.objects[o];
        let cap = touch.argument.max(0) as usize;
        let clock_of = |event: u32| event as usize * width..(event as usize + 1) * width;
        let mut k = 0;
        match touch.class {
            Class::Send => {
                let n = object.sends.len();
                object.sends.push(i as u32);
                let partner = n.checked_sub(cap).and_then(|n| object.receives.get(n));
                if let Some(&event) = partner
                    && !object.past.selected
                {
                    join(next, &self.clocks[clock_of(event)]);
                }
            }
            Class::Receive => {
                let n = object.receives.len();
                k = (n + cap) as u32;
                object.receives.push(i as u32);
                if let Some(&event) = object.sends.get(n)
                    && !object.past.selected
                {
                    join(next, &self.clocks[clock_of(event)]);
                }
            }
            Class::Close => object.sends_at_close = Some(object.sends.len() as u32),
            Class::Lock | Class::WriteLock => {
                object.locks.push((i as u32, p as u32));
                join(next, &object.release);
            }
            Class::ReadLock => join(next, &object.write_release),
            Class::WaitGroupWait => {
                object.waits.push(p as u32);
                join(next, &object.release);
            }
            Class::Unlock | Class::WriteUnlock => {
                // The lock that this one ends.
                let lock = object.locks.get(object.unlocks as usize);
                self.coarser.foreign |= lock.is_none_or(|&(event, id)| own[id as usize] <= event);
                object.unlocks += 1;
                join_grown(&mut object.release, own);
                join_grown(&mut object.write_release, own);
            }
            Class::ReadUnlock => join_grown(&mut object.release, own),
            Class::WaitGroupAdd => {
                // Used anew though another's Wait may not have returned: then it matters whether that waited at all.
                self.coarser.negative |= object.counter == 0
                    && !object.adds.is_empty()
                    && object.waits.iter().any(|&id| id != p as u32);
                object.counter += touch.argument;
                object.adds.push((i as u32, p as u32, touch.argument));
            }
            Class::WaitGroupDone => {
                object.counter += touch.argument;
                // Each finds an Add of its own that comes before it, the latest there is.
                for _ in 0..touch.argument.unsigned_abs() {
                    let add = object
                        .adds
                        .iter_mut()
                        .rev()
                        .find(|(event, id, left)| *left > 0 && own[*id as usize] > *event);
                    match add {
                        Some((.., left)) => *left -= 1,
                        None => {
                            self.coarser.negative = true;
                            break;
                        }
                    }
                }
                join_grown(&mut object.release, own);
            }
            _ => {}
        }
        object.history.push(Earlier {
            event: i as u32,
            class: touch.class,
            k,
        });
    }

    /// Goroutines that may go first in order to have `race.second` before `race.first`: each could begin the steps that do
    /// not come after `race.first`, up to `race.second`. In ascending order of their first steps.
    pub fn initials(&self, trace: &Trace, race: Race, initials: &mut Vec<u64>) {
        initials.clear();
        // By goroutine: its first step in the sequence.
        let mut seen: Vec<(usize, usize)> = Vec::new();
        for event in race.first + 1..=race.second {
            let last = event == race.second;
            if !last && self.before(trace, race.first, event) {
                continue;
            }
            let q = trace.events[event].id as usize;
            if seen.iter().any(|&(id, _)| id == q) {
                continue;
            }
            let clock = &self.clocks[event * self.width..(event + 1) * self.width];
            let free = seen.iter().all(|&(id, first)| clock[id] <= first as u32);
            seen.push((q, event));
            if free {
                initials.push(q as u64);
            }
        }
    }
}
