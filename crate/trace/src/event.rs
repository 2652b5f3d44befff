//! Events for the timeline: who did what, when, in per-worker rings.

use crate::counter::Counter;

/// What happened to a goroutine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum EventKind {
    /// `go`: argument is the new goroutine's id.
    Create = 1,
    /// Put on a worker.
    Start,
    /// Parked: argument is the wait reason.
    Block,
    /// Made ready: argument is the id of the goroutine that did it (0: a timer).
    Unblock,
    Preempt,
    End,
    /// Argument is the channel's id.
    Send,
    /// Argument is the channel's id.
    Receive,
    /// Taken from another worker: argument is that worker's index.
    Steal,
}

impl EventKind {
    pub const ALL: [EventKind; 9] = [
        EventKind::Create,
        EventKind::Start,
        EventKind::Block,
        EventKind::Unblock,
        EventKind::Preempt,
        EventKind::End,
        EventKind::Send,
        EventKind::Receive,
        EventKind::Steal,
    ];

    /// The kind with this number; none for a number that a torn record may hold.
    pub fn from_number(n: u8) -> Option<EventKind> {
        EventKind::ALL.into_iter().find(|&kind| kind as u8 == n)
    }
}

/// One event. On the wire: two words, `time << 8 | kind` and `goroutine << 24 | argument` (the argument saturates at 24 bits).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Event {
    /// Nanoseconds from the run's start.
    pub time: u64,
    pub kind: EventKind,
    pub goroutine: u64,
    pub argument: u64,
}

const ARGUMENT_BITS: u32 = 24;
const ARGUMENT_MAX: u64 = (1 << ARGUMENT_BITS) - 1;

impl Event {
    pub fn encode(self) -> [u64; 2] {
        [
            self.time << 8 | self.kind as u64,
            self.goroutine << ARGUMENT_BITS | self.argument.min(ARGUMENT_MAX),
        ]
    }

    pub fn decode(words: [u64; 2]) -> Option<Event> {
        Some(Event {
            time: words[0] >> 8,
            kind: EventKind::from_number(words[0] as u8)?,
            goroutine: words[1] >> ARGUMENT_BITS,
            argument: words[1] & ARGUMENT_MAX,
        })
    }
}

/// The latest events of one worker, which alone writes; older ones are overwritten.
#[derive(Debug)]
pub struct EventRing {
    written: Counter,
    words: Box<[Counter]>,
}

impl EventRing {
    /// A ring of `capacity` events, rounded up to a power of two.
    pub fn new(capacity: usize) -> EventRing {
        let words = capacity.next_power_of_two() * 2;
        EventRing {
            written: Counter::new(),
            words: (0..words).map(|_| Counter::new()).collect(),
        }
    }

    fn capacity(&self) -> u64 {
        self.words.len() as u64 / 2
    }

    #[inline]
    pub fn push(&self, event: Event) {
        let n = self.written.get();
        let at = (n & (self.capacity() - 1)) as usize * 2;
        let [first, second] = event.encode();
        self.words[at].set(first);
        self.words[at + 1].set(second);
        self.written.set(n + 1);
    }

    /// The events still held, oldest first, and how many were overwritten. Exact once the writer has
    /// stopped; beside a running writer the oldest few may be newer ones.
    pub fn snapshot(&self) -> (Vec<Event>, u64) {
        let written = self.written.get();
        let first = written.saturating_sub(self.capacity());
        let events = (first..written)
            .filter_map(|n| {
                let at = (n & (self.capacity() - 1)) as usize * 2;
                Event::decode([self.words[at].get(), self.words[at + 1].get()])
            })
            .collect();
        (events, first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_survive_the_wire() {
        for kind in EventKind::ALL {
            let event = Event {
                time: 123_456_789_012,
                kind,
                goroutine: 1_000_000,
                argument: 77,
            };
            assert_eq!(Event::decode(event.encode()), Some(event));
        }
        assert_eq!(Event::decode([0, 0]), None);
    }

    #[test]
    fn a_ring_keeps_the_latest() {
        let ring = EventRing::new(8);
        for n in 0..20 {
            ring.push(Event {
                time: n,
                kind: EventKind::Start,
                goroutine: n,
                argument: 0,
            });
        }
        let (events, lost) = ring.snapshot();
        assert_eq!(lost, 12);
        assert_eq!(
            events.iter().map(|e| e.time).collect::<Vec<_>>(),
            (12..20).collect::<Vec<_>>()
        );
    }
}
