//! Looking for data races in a run: the detector joined to the runtime's hand-overs, and its finds in words.

use crate::host::WorkerHost;
use crate::machine::Shared;
use detect::{ChanClocks, Conflict, Detector, Lock, Party, Worker};
use golang::bytecode::{Op, SyncCall};
use runtime::{Notes, Witness};
use std::cell::UnsafeCell;
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};
use vm::image::Image;

/// What a run does about data races.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RaceConfig {
    /// Writes reports to standard error when they are found, as Go does.
    pub print: bool,
    /// Tells of each pair of sites, even where another on the same lines was told of.
    pub all: bool,
}

/// Two accesses to the same memory, at least one of them a write, that nothing orders.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Race {
    /// Go's report.
    pub text: String,
    pub kind: RaceKind,
    /// A package-level variable's name.
    pub name: Option<String>,
    pub address: String,
    pub current: RaceSide,
    pub previous: RaceSide,
    pub hint: Hint,
}

/// What is raced for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RaceKind {
    Variable,
    Global,
    Element,
    Map,
    Channel,
    WaitGroup,
}

/// One of the two accesses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RaceSide {
    pub write: bool,
    pub atomic: bool,
    pub goroutine: u64,
    pub running: bool,
    /// Innermost first.
    pub stack: Vec<RacePlace>,
    pub created: Vec<RacePlace>,
    pub locks: Vec<RacePlace>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct RacePlace {
    pub func: String,
    pub file: String,
    pub line: u32,
    /// Instructions from the function's start.
    inside: u32,
}

/// What would order the two.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hint {
    pub kind: HintKind,
    pub text: String,
    pub places: Vec<RacePlace>,
}

/// See `lab::race`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HintKind {
    OneLocks,
    OtherLocks,
    ReadLocks,
    Atomic,
    Wait,
    Map,
    Close,
    Add,
    Lock,
}

/// The detector of a run.
pub(crate) struct Races {
    pub(crate) detector: Arc<Detector>,
    config: RaceConfig,
    watcher: Watcher,
    workers: Box<[Seat]>,
    found: Mutex<Found>,
}

#[derive(Default)]
struct Found {
    races: Vec<Race>,
    /// Of all, those beyond the limit too.
    count: u64,
    /// Pairs of places that were told of.
    told: HashMap<[(String, u32); 2], ()>,
    /// Addresses that were named, with their numbers.
    names: HashMap<u64, u64>,
}

struct Seat(UnsafeCell<Worker>);

// SAFETY: used by the thread that runs the worker.
unsafe impl Sync for Seat {}

/// Reports that are kept and printed.
const MOST: u64 = 100;

/// Hears of the runtime's channels.
struct Watcher(Arc<Detector>);

fn clocks(notes: &mut Notes) -> Option<&mut ChanClocks> {
    notes
        .get_or_insert_with(|| Box::new(ChanClocks::default()))
        .downcast_mut()
}

// SAFETY, of all of them: the runtime says what is true of the actors: they run this, or are parked and about to be woken. A
// goroutine's thread lies in a box of its task, which lives until the goroutine has ended.
impl Witness for Watcher {
    fn exchange(&self, notes: &mut Notes, place: usize, actor: u64) {
        if let Some(clocks) = clocks(notes) {
            // SAFETY: see above.
            unsafe { self.0.exchange(clocks, place, actor) }
        }
    }

    fn meet(&self, sender: u64, receiver: u64) {
        // SAFETY: see above.
        unsafe { self.0.meet(sender, receiver) }
    }

    fn close(&self, notes: &mut Notes, actor: u64) {
        if let Some(clocks) = clocks(notes) {
            // SAFETY: see above.
            unsafe { self.0.close(clocks, actor) }
        }
    }

    fn closed(&self, notes: &mut Notes, actor: u64) {
        if let Some(clocks) = clocks(notes) {
            // SAFETY: see above.
            unsafe { self.0.closed(clocks, actor) }
        }
    }
}

impl Races {
    pub(crate) fn new(config: RaceConfig, workers: usize, memory: u64) -> Races {
        let detector = Detector::new(memory);
        let seat = |_| Seat(UnsafeCell::new(Worker::new(&detector)));
        Races {
            config,
            watcher: Watcher(detector.clone()),
            workers: (0..workers).map(seat).collect(),
            found: Mutex::default(),
            detector,
        }
    }

    pub(crate) fn witness(&self) -> &(dyn Witness + 'static) {
        &self.watcher
    }

    pub(crate) fn worker(&self, index: usize) -> *mut Worker {
        self.workers[index].0.get()
    }

    /// Forgets everything. No worker runs.
    pub(crate) fn reset(&mut self) {
        self.detector.reset();
        self.workers
            .iter_mut()
            .for_each(|seat| seat.0.get_mut().reset());
        self.found = Mutex::default();
    }

    pub(crate) fn found(&self) -> Vec<Race> {
        self.found
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .races
            .clone()
    }

    pub(crate) fn count(&self) -> u64 {
        self.found
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .count
    }

    /// Tells of a find.
    #[cold]
    pub(crate) fn tell(&self, shared: &Shared, conflict: &Conflict) {
        let image = &shared.image;
        let current = side(image, &conflict.current);
        let previous = side(image, &conflict.previous);
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let place = |side: &RaceSide| {
            let top = side.stack.first();
            top.map_or((String::new(), 0), |place| (place.file.clone(), place.line))
        };
        let mut places = [place(&current), place(&previous)];
        places.sort();
        if !self.config.all && found.told.insert(places, ()).is_some() {
            return;
        }
        found.count += 1;
        if found.count > MOST {
            return;
        }
        let fresh = found.names.len() as u64;
        let number = *found.names.entry(conflict.addr).or_insert(fresh);
        let address = format!("{:#014x}", 0xc0_0001_0000 + 8 * number);
        let kind = kind(image, conflict);
        let race = Race {
            text: text(&address, &current, &previous),
            kind,
            name: (kind == RaceKind::Global)
                .then(|| image.global_name(conflict.addr).map(String::from))
                .flatten(),
            address,
            hint: hint(image, kind, conflict, &current, &previous),
            current,
            previous,
        };
        if self.config.print {
            shared.output().write(true, race.text.as_bytes());
        }
        found.races.push(race);
    }
}

fn place(image: &Image<WorkerHost>, pc: u32) -> Option<RacePlace> {
    let (func, file, line, inside) = image.call_site(pc)?;
    Some(RacePlace {
        func: func.into(),
        file: file.into(),
        line,
        inside,
    })
}

fn places(image: &Image<WorkerHost>, sites: &[u32]) -> Vec<RacePlace> {
    sites.iter().filter_map(|&pc| place(image, pc)).collect()
}

fn side(image: &Image<WorkerHost>, party: &Party) -> RaceSide {
    RaceSide {
        write: party.write,
        atomic: party.atomic,
        goroutine: party.goroutine,
        running: party.running,
        stack: places(image, &party.stack),
        created: places(image, &party.created),
        locks: party
            .locks
            .iter()
            .filter_map(|lock| place(image, lock.site))
            .collect(),
    }
}

/// What the accesses touch, by the instructions that make them.
fn kind(image: &Image<WorkerHost>, conflict: &Conflict) -> RaceKind {
    if image.global_name(conflict.addr).is_some() {
        return RaceKind::Global;
    }
    let native = |native: u16| image.program().natives.get(native as usize);
    let of = |party: &Party| {
        let op = image.op_at(*party.stack.first()?)?;
        Some(match op {
            Op::MapGet { .. }
            | Op::MapGetOk { .. }
            | Op::MapLen { .. }
            | Op::MapIter { .. }
            | Op::MapNext { .. }
            | Op::MapSet { .. }
            | Op::MapDelete { .. }
            | Op::MapClear { .. } => RaceKind::Map,
            Op::Send { .. } | Op::Select { .. } | Op::Close { .. } => RaceKind::Channel,
            Op::CallNative { native: n, .. }
                if native(n).is_some_and(|n| n.name.starts_with("sync.(*WaitGroup)")) =>
            {
                RaceKind::WaitGroup
            }
            Op::Sync {
                call: SyncCall::WaitGroupAdd | SyncCall::WaitGroupDone | SyncCall::WaitGroupWait,
                ..
            } => RaceKind::WaitGroup,
            Op::Idx { .. }
            | Op::SetIdx { .. }
            | Op::Idx8 { .. }
            | Op::SetIdx8 { .. }
            | Op::IdxP { .. }
            | Op::SetIdxP { .. }
            | Op::IdxP8 { .. }
            | Op::SetIdxP8 { .. }
            | Op::Append { .. }
            | Op::AppendSlice { .. }
            | Op::AppendStr { .. }
            | Op::CopySlice { .. }
            | Op::CopyStr { .. }
            | Op::ClearSlice { .. }
            | Op::StrFromBytes { .. }
            | Op::StrFromRunes { .. } => RaceKind::Element,
            _ => RaceKind::Variable,
        })
    };
    match (of(&conflict.current), of(&conflict.previous)) {
        (Some(RaceKind::Variable) | None, Some(kind)) => kind,
        (Some(kind), _) => kind,
        (None, None) => RaceKind::Variable,
    }
}

/// Go's report.
fn text(address: &str, current: &RaceSide, previous: &RaceSide) -> String {
    let mut out = String::from("==================\nWARNING: DATA RACE");
    let sides = [
        (current, ["Read", "Write"]),
        (previous, ["Previous read", "Previous write"]),
    ];
    for (side, words) in sides {
        let word = words[usize::from(side.write)];
        let _ = match side.goroutine {
            1 => writeln!(out, "\n{word} at {address} by main goroutine:"),
            goroutine => writeln!(out, "\n{word} at {address} by goroutine {goroutine}:"),
        };
        stack(&mut out, &side.stack);
    }
    for (i, (side, _)) in sides.iter().enumerate() {
        if side.goroutine <= 1 || (i == 1 && side.goroutine == current.goroutine) {
            continue;
        }
        let state = if side.running { "running" } else { "finished" };
        let _ = writeln!(out, "\nGoroutine {} ({state}) created at:", side.goroutine);
        stack(&mut out, &side.created);
    }
    out.push_str("==================\n");
    out
}

fn stack(out: &mut String, places: &[RacePlace]) {
    if places.is_empty() {
        out.push_str("  [failed to restore the stack]\n");
    }
    for place in places {
        let RacePlace {
            func,
            file,
            line,
            inside,
        } = place;
        let _ = writeln!(out, "  {func}()\n      {file}:{line} +{inside:#x}");
    }
}

/// What would order the two accesses, as far as it can be told from them.
fn hint(
    image: &Image<WorkerHost>,
    kind: RaceKind,
    conflict: &Conflict,
    current: &RaceSide,
    previous: &RaceSide,
) -> Hint {
    let top = |side: &RaceSide| side.stack.first().cloned().unwrap_or_default();
    let name = |side: &RaceSide| top(side).func;
    let lines = |places: &[RacePlace]| {
        let mut lines: Vec<String> = places
            .iter()
            .map(|place| format!("{}:{}", place.file, place.line))
            .collect();
        lines.dedup();
        lines.join(" and ")
    };
    let of = |lock: &Lock| place(image, lock.site);
    let hint = |kind, text, places| Hint { kind, text, places };
    match kind {
        RaceKind::Channel => {
            return hint(
                HintKind::Close,
                "nothing orders the send and the close: let the sender close the channel, after its last send".into(),
                vec![top(current), top(previous)],
            );
        }
        RaceKind::WaitGroup => {
            let add = if current.write { previous } else { current };
            return hint(
                HintKind::Add,
                format!(
                    "Wait may run before this Add: call Add before the go statement ({})",
                    lines(&add.created[..add.created.len().min(1)])
                ),
                vec![top(add)],
            );
        }
        _ => {}
    }
    if current.atomic != previous.atomic {
        let plain = if current.atomic { previous } else { current };
        return hint(
            HintKind::Atomic,
            format!(
                "{} accesses with sync/atomic what is accessed without at {}: use sync/atomic for both",
                name(if current.atomic { current } else { previous }),
                lines(&[top(plain)])
            ),
            vec![top(plain)],
        );
    }
    let (mine, theirs) = (&conflict.current.locks, &conflict.previous.locks);
    let shared = mine
        .iter()
        .find_map(|lock| Some((lock, theirs.iter().find(|other| other.addr == lock.addr)?)));
    if let Some((a, b)) = shared {
        let places: Vec<_> = [(a, current), (b, previous)]
            .into_iter()
            .filter(|(lock, side)| lock.read && side.write)
            .filter_map(|(lock, _)| of(lock))
            .collect();
        return hint(
            HintKind::ReadLocks,
            format!(
                "a lock for reading lets others read at the same time: who writes must take it with Lock, not RLock ({})",
                lines(&places)
            ),
            places,
        );
    }
    let held = |side: &RaceSide| side.locks.clone();
    match (mine.is_empty(), theirs.is_empty()) {
        (false, false) => {
            let places = [held(current), held(previous)].concat();
            let text = format!("both hold locks, but not the same: {}", lines(&places));
            return hint(HintKind::OtherLocks, text, places);
        }
        (true, true) => {}
        (false, true) | (true, false) => {
            let (with, without) = if mine.is_empty() {
                (previous, current)
            } else {
                (current, previous)
            };
            let places = held(with);
            let text = format!(
                "{} holds the lock that it takes at {}; {} does not take it",
                name(with),
                lines(&places),
                name(without)
            );
            return hint(HintKind::OneLocks, text, places);
        }
    }
    // The starter of a goroutine that has nothing to wait for it by.
    let started = |side: &RaceSide, by: &RaceSide| {
        side.created
            .first()
            .is_some_and(|go| by.stack.iter().any(|frame| frame.func == go.func))
            && side.goroutine > by.goroutine
    };
    let child = if started(previous, current) {
        Some(previous)
    } else if started(current, previous) {
        Some(current)
    } else {
        None
    };
    if kind == RaceKind::Map {
        return hint(
            HintKind::Map,
            "a map is not safe for use by several goroutines: guard it with a sync.Mutex".into(),
            vec![top(current), top(previous)],
        );
    }
    if let Some(child) = child {
        let go = child.created[..1].to_vec();
        let text = format!(
            "nothing makes the one wait for the goroutine that is started at {}: wait for it with a sync.WaitGroup or a channel, or guard both accesses with one sync.Mutex",
            lines(&go)
        );
        return hint(HintKind::Wait, text, go);
    }
    hint(
        HintKind::Lock,
        "guard both accesses with one sync.Mutex, or let one goroutine own the memory and the others send to it".into(),
        vec![top(current), top(previous)],
    )
}
