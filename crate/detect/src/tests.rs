//! What is a race and what is none, on made-up addresses. Goroutines act one after another, in the order that a test gives.

use crate::{Access, Actor, ChanClocks, Conflict, Detector, Hold, Thread, Worker};
use std::sync::Arc;

const X: u64 = 0x10_000;
const Y: u64 = X + 8;
const LOCK: u64 = X + 0x100;

/// A run with a few goroutines.
struct Scene {
    detector: Arc<Detector>,
    worker: Worker,
    threads: Vec<Option<Box<Thread>>>,
    /// The number of the next instruction: all sites differ.
    next: u32,
}

impl Scene {
    /// The first goroutine, and so many that it has started.
    fn new(others: usize) -> Scene {
        Scene::with_slots(others, None)
    }

    fn with_slots(others: usize, slots: Option<usize>) -> Scene {
        let detector = Detector::new(64 << 20);
        if let Some(slots) = slots {
            detector.limit_slots(slots);
        }
        let mut scene = Scene {
            worker: Worker::new(&detector),
            threads: vec![Some(detector.main())],
            detector,
            next: 1,
        };
        scene.thread(0).begin(1);
        for _ in 0..others {
            scene.spawn(0);
        }
        scene
    }

    fn thread(&mut self, i: usize) -> &mut Thread {
        self.threads[i].as_mut().expect("a living goroutine")
    }

    fn with<R>(
        &mut self,
        i: usize,
        f: impl FnOnce(&mut Worker, &mut Thread, (u32, u32)) -> R,
    ) -> R {
        self.next += 1;
        let thread = self.threads[i].as_mut().expect("a living goroutine");
        f(&mut self.worker, thread, (0, self.next))
    }

    /// `go`; gives the new goroutine.
    fn spawn(&mut self, parent: usize) -> usize {
        let mut new = self.with(parent, |worker, thread, at| {
            worker.spawn(thread, at, &|_| None)
        });
        new.begin(self.threads.len() as u64 + 1);
        self.threads.push(Some(new));
        self.threads.len() - 1
    }

    fn end(&mut self, i: usize) {
        self.threads[i] = None;
    }

    fn access(&mut self, i: usize, addr: u64, bytes: u64, write: bool) -> Option<Conflict> {
        let access = Access {
            addr,
            bytes,
            write,
            atomic: false,
        };
        self.with(i, |worker, thread, at| {
            if worker.has(thread, addr, bytes, write) {
                return None;
            }
            worker.access(thread, access, at, &|_| None)
        })
    }

    fn reads(&mut self, i: usize, addr: u64) -> bool {
        self.access(i, addr, 8, false).is_some()
    }

    fn writes(&mut self, i: usize, addr: u64) -> bool {
        self.access(i, addr, 8, true).is_some()
    }

    fn lock(&mut self, i: usize) {
        self.with(i, |worker, thread, (_, at)| {
            worker.acquire_all(thread, LOCK);
            thread.lock(LOCK, Hold::Write, at);
        });
    }

    fn unlock(&mut self, i: usize) {
        self.with(i, |worker, thread, _| {
            worker.release(thread, LOCK);
            thread.unlock(LOCK);
        });
    }

    fn atomic(&mut self, i: usize, addr: u64, loads: bool, stores: bool) -> bool {
        let access = Access {
            addr,
            bytes: 8,
            write: stores,
            atomic: true,
        };
        self.with(i, |worker, thread, at| {
            worker.begin_atomic(thread, access, at, &|_| None);
            worker.end_atomic(thread, addr, loads, stores).is_some()
        })
    }

    fn exchange(&mut self, chan: &mut ChanClocks, place: usize, i: usize) {
        let actor = Actor::goroutine(self.thread(i)).word();
        // SAFETY: the goroutine lives, and nobody else uses its thread.
        unsafe { self.detector.exchange(chan, place, actor) }
    }

    fn meet(&mut self, sender: usize, receiver: usize) {
        let sender = Actor::goroutine(self.thread(sender)).word();
        let receiver = Actor::goroutine(self.thread(receiver)).word();
        // SAFETY: as above, of two goroutines.
        unsafe { self.detector.meet(sender, receiver) }
    }
}

#[test]
fn the_first_goroutine_alone_races_with_nobody() {
    let mut s = Scene::new(0);
    assert!(!s.writes(0, X));
    let child = s.spawn(0);
    assert!(!s.reads(child, X) && !s.writes(child, X));
    assert!(s.reads(0, X));
}

#[test]
fn two_of_which_one_writes_race() {
    for (first, second, races) in [
        (true, true, true),
        (true, false, true),
        (false, true, true),
        (false, false, false),
    ] {
        let mut s = Scene::new(2);
        assert!(s.access(1, X, 8, first).is_none());
        let conflict = s.access(2, X, 8, second);
        assert_eq!(conflict.is_some(), races, "{first} {second}");
        if let Some(conflict) = conflict {
            assert_eq!(
                (conflict.previous.goroutine, conflict.current.goroutine),
                (2, 3)
            );
            assert_eq!(
                (conflict.previous.write, conflict.current.write),
                (first, second)
            );
            assert_eq!(conflict.addr, X);
            assert_eq!(conflict.previous.stack.len(), 1);
        }
    }
}

#[test]
fn a_lock_orders_and_is_told_of() {
    let mut s = Scene::new(2);
    for i in [1, 2, 1] {
        s.lock(i);
        assert!(!s.reads(i, X) && !s.writes(i, X));
        s.unlock(i);
    }
    s.lock(2);
    assert!(!s.reads(2, X));
    let conflict = s.access(1, X, 8, true).expect("a write without the lock");
    assert_eq!(conflict.previous.locks.len(), 1);
    assert_eq!(conflict.previous.locks[0].addr, LOCK);
    assert!(conflict.current.locks.is_empty());
}

#[test]
fn what_is_done_after_a_release_is_not_released() {
    let mut s = Scene::new(2);
    s.lock(1);
    s.unlock(1);
    assert!(!s.writes(1, X));
    s.lock(2);
    assert!(s.writes(2, X));
}

#[test]
fn readers_that_nothing_orders_are_all_remembered() {
    let mut s = Scene::new(3);
    assert!(!s.reads(1, X) && !s.reads(2, X) && !s.reads(3, X));
    // The writer knows the last reader, not the first.
    s.meet(3, 0);
    s.meet(2, 0);
    let conflict = s.access(0, X, 8, true).expect("a reader is left");
    assert_eq!(conflict.previous.goroutine, 2);
}

#[test]
fn bytes_of_a_word_are_apart() {
    let mut s = Scene::new(2);
    assert!(s.access(1, X, 1, true).is_none());
    assert!(s.access(2, X + 1, 1, true).is_none());
    assert!(s.access(1, X + 2, 1, true).is_none());
    assert!(s.access(2, X, 1, false).is_some());
    assert!(s.access(2, X + 2, 2, false).is_some());
    assert!(s.access(2, X + 4, 4, true).is_none());
    assert!(s.access(1, X, 8, true).is_some());
}

#[test]
fn ranges_meet_in_their_common_words() {
    let mut s = Scene::new(2);
    let page = X + 4096;
    assert!(s.access(1, page - 64, 128, true).is_none());
    assert!(s.access(2, page + 64, 64, true).is_none());
    let conflict = s.access(2, page + 56, 16, false).expect("the last word");
    assert_eq!(conflict.addr, page + 56);
}

#[test]
fn atomic_operations_order_by_what_they_observe() {
    let mut s = Scene::new(2);
    assert!(!s.writes(1, X));
    assert!(!s.atomic(1, Y, false, true));
    assert!(!s.atomic(2, Y, true, false));
    assert!(!s.reads(2, X));
    // A load makes nothing known.
    assert!(!s.writes(2, X));
    assert!(!s.atomic(1, Y, true, false));
    assert!(s.reads(1, X));
    // Plain and atomic at once.
    let mut s = Scene::new(2);
    assert!(!s.atomic(1, Y, true, true));
    assert!(!s.atomic(2, Y, true, true));
    assert!(s.reads(1, Y));
}

#[test]
fn stores_that_nothing_orders_are_all_remembered() {
    let mut s = Scene::new(2);
    assert!(!s.atomic(1, Y, false, true));
    assert!(!s.atomic(2, Y, false, true));
    s.meet(2, 0);
    assert!(s.reads(0, Y), "the first store is not ordered");
}

#[test]
fn a_channel_of_two_places() {
    let mut s = Scene::new(2);
    let mut chan = ChanClocks::default();
    // The sender fills it, the receiver takes one; the third send knows the first receive.
    assert!(!s.writes(1, X));
    s.exchange(&mut chan, 0, 1);
    s.exchange(&mut chan, 1, 1);
    assert!(!s.writes(2, Y));
    s.exchange(&mut chan, 0, 2);
    assert!(!s.reads(2, X));
    assert!(s.reads(1, Y), "not received by the second send");
    let mut s2 = Scene::new(2);
    let mut chan = ChanClocks::default();
    s2.exchange(&mut chan, 0, 1);
    s2.exchange(&mut chan, 1, 1);
    assert!(!s2.writes(2, Y));
    s2.exchange(&mut chan, 0, 2);
    s2.exchange(&mut chan, 0, 1);
    assert!(!s2.reads(1, Y));
}

#[test]
fn who_meets_knows_all_that_the_other_knew() {
    let mut s = Scene::new(3);
    assert!(!s.writes(1, X));
    s.meet(1, 2);
    s.meet(2, 3);
    assert!(!s.writes(3, X));
    assert!(s.reads(1, X), "the way back is not known to the first");
}

#[test]
fn the_end_of_a_goroutine_orders_nothing() {
    let mut s = Scene::new(1);
    assert!(!s.writes(1, X));
    s.end(1);
    let next = s.spawn(0);
    let conflict = s.access(next, X, 8, true).expect("nobody waited");
    assert!(!conflict.previous.running && conflict.current.running);
}

#[test]
fn whoever_is_waited_for_leaves_its_slot() {
    let mut s = Scene::new(0);
    for _ in 0..5000 {
        let i = s.spawn(0);
        assert!(!s.writes(i, X));
        s.meet(i, 0);
        s.end(i);
    }
    assert!(s.thread(0).slots_known() < 4);
    let other = s.spawn(0);
    assert!(!s.writes(0, Y));
    assert!(s.reads(other, Y));
}

#[test]
fn more_goroutines_than_slots_give_no_false_reports() {
    let mut s = Scene::new(1000);
    for i in 1..=1000 {
        s.lock(i);
        assert!(!s.reads(i, X) && !s.writes(i, X));
        s.unlock(i);
    }
    assert!(!s.writes(1, Y));
    assert!(s.writes(2, Y));
}

#[test]
fn forgotten_memory_is_new() {
    let mut s = Scene::new(2);
    assert!(!s.writes(1, X));
    s.detector.forget(X - 16, X + 8);
    assert!(!s.writes(2, X));
    assert!(!s.writes(1, Y));
    s.detector.forget(X, Y);
    assert!(s.writes(2, Y));
}

#[test]
fn silence_orders_nothing_and_is_no_access() {
    let mut s = Scene::new(2);
    s.thread(1).set_silent(true);
    assert!(!s.writes(1, X));
    s.thread(1).set_silent(false);
    assert!(!s.writes(2, X));
    assert!(s.reads(1, X));
}

#[test]
fn stacks_are_told_from_the_innermost_call() {
    let mut s = Scene::new(2);
    let caller = |base: u32| (base > 0).then(|| (base - 10, 100 + base));
    let access = Access {
        addr: X,
        bytes: 8,
        write: true,
        atomic: false,
    };
    let Scene {
        worker, threads, ..
    } = &mut s;
    let thread = threads[1].as_mut().expect("alive");
    assert!(worker.access(thread, access, (20, 7), &caller).is_none());
    thread.leave(20);
    let other = Access { addr: Y, ..access };
    assert!(worker.access(thread, other, (10, 8), &caller).is_none());
    assert_eq!(
        s.access(2, X, 8, true).expect("a race").previous.stack,
        [7, 120, 110]
    );
    assert_eq!(
        s.access(2, Y, 8, true).expect("a race").previous.stack,
        [8, 110]
    );
}

#[test]
fn a_reset_detector_knows_nothing() {
    let mut s = Scene::new(2);
    assert!(!s.writes(1, X));
    s.threads.clear();
    s.detector.reset();
    s.worker.reset();
    s.threads.push(Some(s.detector.main()));
    s.thread(0).begin(1);
    s.spawn(0);
    let last = s.spawn(0);
    assert!(!s.writes(last, X));
}

/// The same by the definition: every access is kept with all that its goroutine knew, and compared with every later one.
struct Reference {
    /// By goroutine, how many events of each it knows.
    known: Vec<Vec<u64>>,
    locks: Vec<u64>,
    places: Vec<Vec<u64>>,
    atomics: Vec<Vec<u64>>,
    /// Goroutine, its event, address, bytes, write, atomic.
    accesses: Vec<(usize, u64, Access)>,
}

impl Reference {
    fn new(n: usize) -> Reference {
        Reference {
            known: vec![vec![0; n]; n],
            locks: vec![0; n],
            places: vec![vec![0; n]; 2],
            atomics: vec![vec![0; n]; 2],
            accesses: Vec::new(),
        }
    }

    fn event(&mut self, i: usize) -> Vec<u64> {
        self.known[i][i] += 1;
        self.known[i].clone()
    }

    fn learn(&mut self, i: usize, from: &[u64]) {
        for (mine, &theirs) in self.known[i].iter_mut().zip(from) {
            *mine = (*mine).max(theirs);
        }
    }

    /// Whether it races with any before.
    fn access(&mut self, i: usize, access: Access) -> bool {
        let event = self.event(i)[i];
        let races = self.accesses.iter().any(|&(other, when, old)| {
            other != i
                && when > self.known[i][other]
                && (old.write || access.write)
                && !(old.atomic && access.atomic)
                && old.addr < access.addr + access.bytes
                && access.addr < old.addr + old.bytes
        });
        self.accesses.push((i, event, access));
        races
    }
}

/// Against the definition, on made-up runs: up to a word's first race both say the same of every access.
#[test]
fn made_up_runs_race_where_the_definition_says() {
    made_up_runs(4, None);
}

/// Goroutines that share slots may miss races, but never make one up.
#[test]
fn made_up_runs_with_shared_slots_race_nowhere_else() {
    made_up_runs(5, Some(2));
    made_up_runs(7, Some(3));
}

fn made_up_runs(goroutines: usize, slots: Option<usize>) {
    let mut state = 0x2545_f491_4f6c_dd1du64;
    let mut below = move |n: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) % n
    };
    let (mut races, mut clean) = (0, 0);
    for run in 0..3000 {
        let mut s = Scene::with_slots(goroutines - 1, slots);
        let mut reference = Reference::new(goroutines);
        let start = reference.event(0);
        (1..goroutines).for_each(|i| reference.learn(i, &start));
        let mut holder: Option<usize> = None;
        let mut chan = ChanClocks::default();
        let mut raced = Vec::new();
        for step in 0..60 {
            let i = below(goroutines as u64) as usize;
            let what = below(12);
            let place = format!("run {run}, step {step}");
            match what {
                0..=4 => {
                    let word = below(3);
                    if raced.contains(&word) {
                        continue;
                    }
                    let (first, bytes) = match below(3) {
                        0 => (0, 8),
                        _ => (below(4), 1 + below(4)),
                    };
                    let access = Access {
                        addr: X + 8 * word + first,
                        bytes,
                        write: below(2) == 0,
                        atomic: false,
                    };
                    let found = s.access(i, access.addr, bytes, access.write).is_some();
                    let races_indeed = reference.access(i, access);
                    assert!(
                        found == races_indeed || (!found && slots.is_some()),
                        "{place}: {access:?} by {i}: {found}"
                    );
                    if found {
                        raced.push(word);
                        races += 1;
                    } else {
                        clean += 1;
                    }
                }
                5 | 6 => match holder {
                    None => {
                        s.lock(i);
                        let from = reference.locks.clone();
                        reference.learn(i, &from);
                        holder = Some(i);
                    }
                    Some(holds) => {
                        s.unlock(holds);
                        reference.locks = reference.event(holds);
                        holder = None;
                    }
                },
                7 | 8 => {
                    let which = below(2) as usize;
                    s.exchange(&mut chan, which, i);
                    let own = reference.event(i);
                    let before = std::mem::replace(&mut reference.places[which], own);
                    reference.learn(i, &before);
                }
                9 => {
                    let other = below(goroutines as u64) as usize;
                    if other != i {
                        s.meet(i, other);
                        let (a, b) = (reference.event(i), reference.event(other));
                        reference.learn(i, &b);
                        reference.learn(other, &a);
                    }
                }
                _ => {
                    let which = below(2);
                    let word = 3 + which;
                    let (loads, stores) =
                        [(true, false), (false, true), (true, true)][below(3) as usize];
                    let access = Access {
                        addr: X + 8 * word,
                        bytes: 8,
                        write: stores,
                        atomic: true,
                    };
                    assert!(!s.atomic(i, access.addr, loads, stores), "{place}: atomic");
                    reference.access(i, access);
                    if loads {
                        let from = reference.atomics[which as usize].clone();
                        reference.learn(i, &from);
                    }
                    if stores {
                        reference.atomics[which as usize] = reference.event(i);
                    }
                }
            }
        }
    }
    assert!(
        races > 500 && clean > 10_000,
        "{races} and {clean}: the runs show too little"
    );
}
