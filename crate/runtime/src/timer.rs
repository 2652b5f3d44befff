//! The clock, and one heap of timers for the whole runtime.

use crate::primitive::{AtomicU64, Mutex, Ordering, lock};
use crate::task::TaskPtr;
use web_time::{Instant, SystemTime, UNIX_EPOCH};

/// Where time comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ClockKind {
    #[default]
    Real,
    /// Stands still while a goroutine can run, and jumps to the next timer when none can. Begins at Go's
    /// playground epoch, 2009-11-10 23:00:00 UTC, so that runs repeat exactly.
    Virtual,
}

/// Nanoseconds from the run's start.
#[derive(Debug)]
pub(crate) struct Clock {
    kind: ClockKind,
    origin: Instant,
    /// The wall clock at the origin, nanoseconds from the Unix epoch.
    epoch: i64,
    /// The virtual time.
    now: AtomicU64,
}

const VIRTUAL_EPOCH: i64 = 1_257_894_000_000_000_000;

impl Clock {
    pub(crate) fn new(kind: ClockKind) -> Clock {
        let real = kind == ClockKind::Real;
        Clock {
            kind,
            origin: Instant::now(),
            epoch: if real {
                SystemTime::now()
                    .duration_since(UNIX_EPOCH)
                    .map_or(0, |d| d.as_nanos() as i64)
            } else {
                VIRTUAL_EPOCH
            },
            now: AtomicU64::new(0),
        }
    }

    pub(crate) fn is_virtual(&self) -> bool {
        self.kind == ClockKind::Virtual
    }

    #[inline]
    pub(crate) fn now(&self) -> u64 {
        match self.kind {
            ClockKind::Real => self.host_now(),
            // Relaxed: a number that only grows; who depends on an event sees it through the event's lock.
            ClockKind::Virtual => self.now.load(Ordering::Relaxed),
        }
    }

    /// The real time, whatever the run's clock.
    pub(crate) fn host_now(&self) -> u64 {
        self.origin.elapsed().as_nanos() as u64
    }

    pub(crate) fn wall(&self) -> i64 {
        self.epoch.saturating_add(self.now() as i64)
    }

    /// Puts the virtual time back to the start.
    pub(crate) fn restart(&self) {
        self.now.store(0, Ordering::Relaxed);
    }

    /// Moves the virtual time forward.
    pub(crate) fn advance_to(&self, time: u64) {
        self.now.fetch_max(time, Ordering::Relaxed);
    }
}

/// A timer's name: index and generation, so that a stale one names nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TimerId(pub u64);

impl TimerId {
    fn new(slot: u32, generation: u32) -> TimerId {
        TimerId(u64::from(generation) << 32 | u64::from(slot))
    }

    pub(crate) fn slot(self) -> usize {
        self.0 as u32 as usize
    }

    fn generation(self) -> u32 {
        (self.0 >> 32) as u32
    }
}

/// What happens when a timer fires.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Effect {
    /// A sleeper wakes.
    Wake { task: TaskPtr, exclusive: bool },
    /// The program's payload with the timer's slot number is fired.
    Fire,
}

#[derive(Debug)]
struct Slot {
    generation: u32,
    /// Its place in the heap, or [`OUT`].
    place: u32,
    period: u64,
    effect: Effect,
}

const OUT: u32 = u32::MAX;

#[derive(Debug)]
struct Entry {
    when: u64,
    /// Timers of the same instant fire in the order in which they were started.
    order: u64,
    slot: u32,
}

#[derive(Debug, Default)]
struct Heap {
    entries: Vec<Entry>,
    slots: Vec<Slot>,
    free: Vec<u32>,
    order: u64,
}

/// A timer that is due.
#[derive(Debug)]
pub(crate) struct Due {
    pub(crate) id: TimerId,
    pub(crate) effect: Effect,
    /// It stays in the heap for its next period.
    pub(crate) again: bool,
}

#[derive(Debug)]
pub(crate) struct Timers {
    heap: Mutex<Heap>,
    /// The earliest deadline, or `u64::MAX`. Written under the heap's lock.
    next: AtomicU64,
}

pub(crate) const NEVER: u64 = u64::MAX;

impl Timers {
    pub(crate) fn new() -> Timers {
        Timers {
            heap: Mutex::new(Heap::default()),
            next: AtomicU64::new(NEVER),
        }
    }

    /// The earliest deadline.
    #[inline]
    pub(crate) fn next(&self) -> u64 {
        // Relaxed: a hint while workers run. Whoever parks reads it under the world's lock, after every
        // busy worker's own parking, so it then sees all that they wrote.
        self.next.load(Ordering::Relaxed)
    }

    /// Forgets all timers.
    pub(crate) fn reset(&self) {
        let mut heap = lock(&self.heap);
        *heap = Heap::default();
        self.publish(&heap);
    }

    /// `setup` runs with the new timer's id before it can fire.
    pub(crate) fn start(
        &self,
        when: u64,
        period: u64,
        effect: Effect,
        setup: impl FnOnce(TimerId),
    ) -> TimerId {
        let mut heap = lock(&self.heap);
        let heap = &mut *heap;
        let slot = heap.free.pop().unwrap_or_else(|| {
            heap.slots.push(Slot {
                // Not 0, so that 0 is no timer's name.
                generation: 1,
                place: OUT,
                period: 0,
                effect,
            });
            heap.slots.len() as u32 - 1
        });
        let record = &mut heap.slots[slot as usize];
        record.period = period;
        record.effect = effect;
        let id = TimerId::new(slot, record.generation);
        setup(id);
        heap.push(when, slot);
        self.publish(heap);
        id
    }

    /// Whether it was running; if so, `cleanup` runs before its slot can be used again. Afterwards the id names
    /// nothing.
    pub(crate) fn stop(&self, id: TimerId, cleanup: impl FnOnce()) -> bool {
        let mut heap = lock(&self.heap);
        let Some(slot) = heap.slots.get(id.slot()) else {
            return false;
        };
        if slot.generation != id.generation() || slot.place == OUT {
            return false;
        }
        let place = slot.place as usize;
        heap.remove(place);
        heap.release(id.slot() as u32);
        cleanup();
        self.publish(&heap);
        true
    }

    /// Takes the earliest timer that is due at `now`; `take` gets its payload out before the slot can be used
    /// again, where it has one.
    pub(crate) fn pop<R>(
        &self,
        now: u64,
        take: impl FnOnce(TimerId) -> R,
    ) -> Option<(Due, Option<R>)> {
        if self.next() > now {
            return None;
        }
        let mut heap = lock(&self.heap);
        let first = heap.entries.first()?;
        if first.when > now {
            return None;
        }
        let (when, slot) = (first.when, first.slot);
        let record = &heap.slots[slot as usize];
        let (effect, period) = (record.effect, record.period);
        let id = TimerId::new(slot, record.generation);
        heap.remove(0);
        let payload = matches!(effect, Effect::Fire).then(|| take(id));
        // Late ticks are dropped, as Go does: the next is the first period boundary after now. No period: no next.
        match (now - when).checked_div(period) {
            None => heap.release(slot),
            Some(missed) => {
                let next = when.saturating_add(period.saturating_mul(missed + 1));
                heap.push(next, slot);
            }
        }
        self.publish(&heap);
        let due = Due {
            id,
            effect,
            again: period != 0,
        };
        Some((due, payload))
    }

    /// Runs `f` if `id` still names a timer in the heap, before it can be stopped or fire.
    pub(crate) fn if_running(&self, id: TimerId, f: impl FnOnce()) {
        let heap = lock(&self.heap);
        let slot = heap.slots.get(id.slot());
        if slot.is_some_and(|s| s.generation == id.generation() && s.place != OUT) {
            f();
        }
    }

    fn publish(&self, heap: &Heap) {
        let next = heap.entries.first().map_or(NEVER, |e| e.when);
        // Relaxed: see `next`.
        self.next.store(next, Ordering::Relaxed);
    }
}

impl Heap {
    fn release(&mut self, slot: u32) {
        let record = &mut self.slots[slot as usize];
        record.generation = record.generation.wrapping_add(1);
        record.place = OUT;
        self.free.push(slot);
    }

    fn push(&mut self, when: u64, slot: u32) {
        let order = self.order;
        self.order += 1;
        self.entries.push(Entry { when, order, slot });
        let last = self.entries.len() - 1;
        self.slots[slot as usize].place = last as u32;
        self.up(last);
    }

    fn remove(&mut self, place: usize) {
        let slot = self.entries.swap_remove(place).slot;
        self.slots[slot as usize].place = OUT;
        if place < self.entries.len() {
            self.slots[self.entries[place].slot as usize].place = place as u32;
            self.down(place);
            self.up(place);
        }
    }

    fn before(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.entries[a], &self.entries[b]);
        (a.when, a.order) < (b.when, b.order)
    }

    fn swap(&mut self, a: usize, b: usize) {
        self.entries.swap(a, b);
        self.slots[self.entries[a].slot as usize].place = a as u32;
        self.slots[self.entries[b].slot as usize].place = b as u32;
    }

    fn up(&mut self, mut at: usize) {
        while at > 0 && self.before(at, (at - 1) / 2) {
            self.swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    fn down(&mut self, mut at: usize) {
        loop {
            let mut least = at;
            for child in [2 * at + 1, 2 * at + 2] {
                if child < self.entries.len() && self.before(child, least) {
                    least = child;
                }
            }
            if least == at {
                return;
            }
            self.swap(at, least);
            at = least;
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn timers_fire_in_order_and_stopped_ones_never() {
        let timers = Timers::new();
        let start = |when| timers.start(when, 0, Effect::Fire, |_| ());
        let ids: Vec<_> = [50, 10, 30, 10, 40].into_iter().map(start).collect();
        assert!(timers.stop(ids[2], || ()));
        assert!(
            !timers.stop(ids[2], || ()),
            "a stopped timer was not running"
        );
        let mut fired = Vec::new();
        while let Some((due, _)) = timers.pop(45, |_| ()) {
            fired.push(ids.iter().position(|&id| id == due.id));
        }
        assert_eq!(fired, [Some(1), Some(3), Some(4)]);
        assert_eq!(timers.next(), 50);
    }

    #[test]
    fn a_late_ticker_drops_the_ticks_it_missed() {
        let timers = Timers::new();
        let id = timers.start(10, 10, Effect::Fire, |_| ());
        assert!(
            timers
                .pop(35, |_| ())
                .is_some_and(|(due, _)| due.again && due.id == id)
        );
        assert_eq!(timers.next(), 40);
        assert!(timers.stop(id, || ()));
        assert_eq!(timers.next(), NEVER);
    }

    #[test]
    fn the_heap_agrees_with_sorting() {
        let mut rng = crate::strategy::Rng::new(7);
        let timers = Timers::new();
        let mut model: Vec<(u64, u64, TimerId)> = Vec::new();
        for order in 0..2_000 {
            if model.len() > 20 && rng.below(3) == 0 {
                let (_, _, id) = model.swap_remove(rng.below(model.len()));
                assert!(timers.stop(id, || ()));
            } else {
                let when = rng.below(1_000) as u64;
                let id = timers.start(when, 0, Effect::Fire, |_| ());
                model.push((when, order, id));
            }
        }
        model.sort_by_key(|&(when, order, _)| (when, order));
        for (_, _, id) in model {
            assert_eq!(timers.pop(1_000, |_| ()).map(|(due, _)| due.id), Some(id));
        }
        assert!(timers.pop(1_000, |_| ()).is_none());
    }
}
