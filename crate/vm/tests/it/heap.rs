//! The heap against a model: random graphs, collected again and again.

use golang::bytecode::{
    LAYOUT_BYTES, LAYOUT_CONSERVATIVE, LAYOUT_FIRST, LAYOUT_REFS, Layout, Program,
};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use vm::fault::Fault;
use vm::heap::{Heap, HeapSettings, Marker, Mutator, NativeKind};
use vm::{mem, object};

/// Elements of { id, reference, word, reference }.
const NODE: u32 = LAYOUT_FIRST;

thread_local! {
    /// The numbers of native objects that were dropped.
    static DROPPED: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
}

/// A native payload is { number, reference }.
unsafe fn trace(payload: u64, marker: &mut Marker) {
    // SAFETY: the payload has two words.
    marker.mark(unsafe { mem::load(payload + 8) });
}

unsafe fn dropped(payload: u64) {
    // SAFETY: the payload has two words.
    let number = unsafe { mem::load(payload) };
    DROPPED.with_borrow_mut(|all| all.push(number));
}

fn heap(settings: HeapSettings) -> Arc<Heap> {
    let mut layouts = Layout::builtin();
    layouts.push(Layout {
        slots: 4,
        refs: vec![1, 3],
    });
    let program = Program {
        layouts,
        ..Program::default()
    };
    Heap::new(
        &program,
        settings,
        vec![NativeKind {
            size: 16,
            trace,
            drop: dropped,
        }],
    )
}

fn get(addr: u64) -> u64 {
    // SAFETY: the tests pass addresses of slots of live objects.
    unsafe { mem::load(addr) }
}

fn set(addr: u64, value: u64) {
    // SAFETY: as above.
    unsafe { mem::store(addr, value) }
}

fn collect(heap: &Heap, roots: &[u64]) {
    // SAFETY: no other thread has a mutator.
    unsafe { heap.collect(|marker| marker.mark_all(roots)) }
}

struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// What the model knows of an object.
struct Known {
    addr: u64,
    native: bool,
    /// Bytes from the slot that holds a reference to the object that it refers to.
    refs: HashMap<u64, u64>,
}

/// Objects by their number; those reached from the roots.
struct Model {
    objects: HashMap<u64, Known>,
    roots: Vec<u64>,
    next: u64,
}

impl Model {
    fn reachable(&self) -> HashSet<u64> {
        let mut found: HashSet<u64> = HashSet::new();
        let mut queue = self.roots.clone();
        while let Some(id) = queue.pop() {
            if found.insert(id) {
                queue.extend(self.objects[&id].refs.values());
            }
        }
        found
    }

    fn add(&mut self, heap: &mut Mutator, random: &mut Random) {
        let id = self.next;
        self.next += 1;
        let (addr, slots, native): (u64, Vec<u64>, bool) = match random.below(12) {
            0 => {
                let addr = heap.alloc_native(0).expect("memory");
                assert!((addr + 8).is_multiple_of(16));
                set(addr + 8, id);
                (addr, vec![16], true)
            }
            1 => {
                let n = 1 + random.below(400);
                let addr = heap.alloc(LAYOUT_CONSERVATIVE, 1 + n).expect("memory");
                set(addr, id);
                (addr, (1..=n.min(3)).map(|i| 8 * i).collect(), false)
            }
            2 => {
                // Large, by several ways to be so.
                let most = if random.below(8) == 0 { 60_000 } else { 3000 };
                let n = 1 + random.below(most);
                let addr = heap.alloc(NODE, n).expect("memory");
                set(addr, id);
                (addr, vec![8, 32 * (n - 1) + 24], false)
            }
            3 => {
                // Bytes, whose contents are no references.
                let addr = heap
                    .alloc(LAYOUT_BYTES, 9 + random.below(100))
                    .expect("memory");
                set(addr, id);
                (addr, vec![], false)
            }
            _ => {
                let n = 1 + random.below(6);
                let addr = heap.alloc(NODE, n).expect("memory");
                for i in 0..n {
                    assert_eq!(
                        [0, 8, 16, 24].map(|slot| get(addr + 32 * i + slot)),
                        [0; 4],
                        "memory is cleared"
                    );
                }
                set(addr, id);
                (addr, vec![8, 24, 32 * (n - 1) + 8], false)
            }
        };
        let mut refs = HashMap::new();
        for slot in slots {
            if random.below(3) > 0 && !self.roots.is_empty() {
                let to = self.roots[random.below(self.roots.len() as u64) as usize];
                // Sometimes to the inside of an object.
                let inside = if self.objects[&to].native {
                    0
                } else {
                    8 * random.below(2)
                };
                set(addr + slot, self.objects[&to].addr + inside);
                refs.insert(slot, to);
            }
        }
        self.objects.insert(id, Known { addr, native, refs });
        self.roots.push(id);
        if random.below(4) > 0 && self.roots.len() > 20 {
            self.roots
                .swap_remove(random.below(self.roots.len() as u64) as usize);
        }
    }

    fn check(&mut self, seed: u64) {
        let alive = self.reachable();
        for id in &alive {
            let known = &self.objects[id];
            let at = if known.native {
                known.addr + 8
            } else {
                known.addr
            };
            assert_eq!(get(at), *id, "seed {seed}: object {id} was lost");
            for (&slot, to) in &known.refs {
                assert!(
                    get(known.addr + slot) - self.objects[to].addr <= 8,
                    "seed {seed}: a reference of {id}"
                );
            }
        }
        let dead: HashSet<u64> = DROPPED
            .with_borrow_mut(std::mem::take)
            .into_iter()
            .collect();
        self.objects.retain(|id, known| {
            let lives = alive.contains(id);
            assert!(
                !(lives && dead.contains(id)),
                "seed {seed}: {id} was dropped alive"
            );
            assert!(
                lives || !known.native || dead.contains(id),
                "seed {seed}: {id} was not dropped"
            );
            lives
        });
    }
}

#[test]
fn random_graphs() {
    for seed in 0..20 {
        let heap = heap(HeapSettings {
            limit: 1 << 28,
            min_goal: 1 << 20,
        });
        let mut mutators = [heap.mutator(), heap.mutator()];
        let mut random = Random(seed);
        let mut model = Model {
            objects: HashMap::new(),
            roots: Vec::new(),
            next: 1,
        };
        DROPPED.with_borrow_mut(Vec::clear);
        for _ in 0..8 {
            for _ in 0..random.below(1500) {
                model.add(&mut mutators[random.below(2) as usize], &mut random);
            }
            let roots: Vec<u64> = model
                .roots
                .iter()
                .map(|id| model.objects[id].addr)
                .collect();
            collect(&heap, &roots);
            model.check(seed);
        }
        let natives = model.objects.values().filter(|known| known.native).count();
        drop((mutators, heap));
        assert_eq!(
            DROPPED.with_borrow_mut(std::mem::take).len(),
            natives,
            "the heap drops what lived"
        );
    }
}

#[test]
fn any_word_may_be_marked() {
    let heap = heap(HeapSettings::default());
    let mut mutator = heap.mutator();
    let kept = mutator.new_bytes(b"kept").expect("memory");
    let mut random = Random(7);
    let mut words: Vec<u64> = (0..10_000)
        .map(|_| random.below(u64::MAX) << 20 ^ random.below(1 << 40))
        .collect();
    words.extend((0..40_000).map(|i| (kept & !0xf_ffff).wrapping_add(i * 29)));
    words.extend([0, 1, 7, u64::MAX, u64::MAX - 7]);
    collect(&heap, &words);
    // SAFETY: a slice of bytes that the words reach.
    let parts = unsafe { object::slice_parts(kept) };
    assert_eq!((parts.len, parts.elem), (4, 1));
}

#[test]
fn deep_and_wide_structures_need_little_stack() {
    let heap = heap(HeapSettings {
        limit: 1 << 30,
        min_goal: 1 << 30,
    });
    let mut mutator = heap.mutator();
    let mut list = 0;
    for id in 0..300_000 {
        let node = mutator.alloc(NODE, 1).expect("memory");
        set(node, id);
        set(node + 8, list);
        list = node;
    }
    // More children than the mark stack holds, each with a child of its own.
    let wide = mutator.alloc(LAYOUT_REFS, 200_000).expect("memory");
    for i in 0..200_000 {
        let (node, child) = (
            mutator.alloc(NODE, 1).expect("memory"),
            mutator.alloc(NODE, 1).expect("memory"),
        );
        set(node + 24, child);
        set(child, i);
        set(wide + 8 * i, node);
    }
    let roots: Vec<u64> = (0..100_000)
        .map(|i| get(wide + 8 * i))
        .chain([list, wide])
        .collect();
    collect(&heap, &roots);
    assert_eq!(
        heap.stats().live,
        700_000 * 40 + (200_000u64 * 8 + 8).next_multiple_of(1 << 20)
    );
    assert!((0..200_000).all(|i| get(get(get(wide + 8 * i) + 24)) == i));
    collect(&heap, &[]);
    assert_eq!(heap.stats().live, 0);
    assert!(
        heap.stats().held < 20 << 20,
        "empty chunks go back: {}",
        heap.stats().held
    );
}

#[test]
fn garbage_keeps_the_heap_flat() {
    let heap = heap(HeapSettings {
        limit: 64 << 20,
        min_goal: 4 << 20,
    });
    let mut mutator = heap.mutator();
    let mut kept = Vec::new();
    for i in 0..2_000_000u64 {
        let addr = mutator.alloc(NODE, 1 + i % 5).expect("memory");
        set(addr, i);
        if i % 1000 == 0 && i < 1_000_000 {
            kept.push(addr);
        }
        if mutator.wants_safepoint() {
            collect(&heap, &kept);
        }
    }
    assert!(heap.stats().held < 16 << 20, "{:?}", heap.stats());
    assert!(heap.stats().collections > 10);
    assert!(
        kept.iter()
            .enumerate()
            .all(|(i, &addr)| get(addr) == 1000 * i as u64)
    );
}

#[test]
fn memory_ends() {
    let heap = heap(HeapSettings {
        limit: 8 << 20,
        min_goal: 4 << 20,
    });
    let mut mutator = heap.mutator();
    let mut kept = Vec::new();
    let end = loop {
        match mutator.alloc(LAYOUT_REFS, 1000) {
            Ok(addr) => kept.push(addr),
            Err(fault) => break fault,
        }
    };
    assert_eq!(end, Fault::OutOfMemory);
    assert!(mutator.wants_safepoint());
    assert!(kept.len() > 900);
    assert_eq!(
        mutator.alloc(LAYOUT_BYTES, 1 << 31),
        Err(Fault::OutOfMemory)
    );
    collect(&heap, &kept[..10]);
    assert!(mutator.alloc(LAYOUT_REFS, 100_000).is_ok());
}

#[test]
fn workers_allocate_at_once() {
    let heap = heap(HeapSettings {
        limit: 1 << 30,
        min_goal: 1 << 30,
    });
    let threads: Vec<_> = (0..4u64)
        .map(|worker| {
            let mut mutator = heap.mutator();
            std::thread::spawn(move || {
                let mut all = Vec::new();
                for i in 0..20_000 {
                    let addr = mutator.alloc(NODE, 1 + i % 40).expect("memory");
                    assert_eq!(get(addr), 0);
                    set(addr, worker << 32 | i);
                    all.push(addr);
                }
                (mutator, all)
            })
        })
        .collect();
    let done: Vec<_> = threads
        .into_iter()
        .map(|thread| thread.join().expect("a worker"))
        .collect();
    let roots: Vec<u64> = done
        .iter()
        .flat_map(|(_, all)| all.iter().copied())
        .collect();
    collect(&heap, &roots);
    for (worker, (_, all)) in done.iter().enumerate() {
        assert!(
            all.iter()
                .enumerate()
                .all(|(i, &addr)| get(addr) == (worker as u64) << 32 | i as u64)
        );
    }
}
