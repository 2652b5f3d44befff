//! Why goroutines wait: the wait-for graph of a run that is over, and what is known to cause such graphs.
//!
//! All of it is read off the run's own steps: who asked for which lock and when, who used which end of which
//! channel. So it explains one schedule, and what it says of that schedule is exact; of
//! lock orders it says what could happen under another one (the graph of Havelund's Goodlock: Using Runtime Analysis
//! to Guide Model Checking of Java Programs, SPIN 2000, with locks held in common as guards).

use crate::locks::{Hold, Locks};
use crate::runner::Finished;
use crate::stepper::{Names, Recorder, Stepper, place_of};
use machine::{GoroutineState, Place, Places, State};
use runtime::step::{Class, Touch};
use std::collections::{BTreeMap, BTreeSet};

/// A goroutine that waits at the end of a run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wait {
    pub goroutine: u64,
    /// In Go's words: `chan send`.
    pub reason: &'static str,
    pub place: Place,
    /// Steps of the run that had been taken when it began to wait.
    pub since: u32,
    /// What it waits for; several for a select, none for a nil channel.
    pub objects: Vec<String>,
    /// Who holds the lock, or could serve the channel, the wait group or the condition as far as the run has shown.
    pub on: Vec<On>,
}

/// An edge of the wait-for graph.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct On {
    pub goroutine: u64,
    pub role: Role,
    /// Where it took the lock, or last used the other end.
    pub place: Place,
    /// It is gone, so it never will again.
    pub ended: bool,
}

/// What a goroutine has to do with what another one waits for, or with a finding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Role {
    /// Holds the lock.
    Holds,
    /// Used the other end of the channel before.
    Served,
    /// Had the channel in a select and went on with another case.
    Left,
    /// Called Done before, or was started by the waiter and has not ended.
    Counts,
    /// Signalled the condition.
    Signals,
    /// Waits for it.
    Waits,
    /// Added to the wait group.
    Adds,
}

impl Role {
    pub const fn name(self) -> &'static str {
        match self {
            Role::Holds => "holds",
            Role::Served => "served",
            Role::Left => "left",
            Role::Counts => "counts",
            Role::Signals => "signals",
            Role::Waits => "waits",
            Role::Adds => "adds",
        }
    }
}

/// A cause with a name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FindingKind {
    /// Locks what it has locked itself.
    DoubleLock,
    /// Asks to write what it reads.
    Upgrade,
    /// Reads, a writer waits, and the first asks to read again.
    ReaderWriterReader,
    /// Each holds a lock that another one wants.
    LockCycle,
    /// Locks were taken in orders that can deadlock, and did not this time.
    LockOrder,
    NilChannel,
    /// `select {}`, or one with nil channels alone.
    NoCases,
    /// A send that nobody is left to receive.
    NoReceiver,
    /// A receive that nobody is left to send for, from a channel that is not closed.
    NoSender,
    /// A receive from a channel that is not closed, by whose senders wait, too.
    NotClosed,
    /// The wait group's counter does not come to zero.
    WaitGroup,
    /// Add from zero in a goroutine that the waiter does not wait for: Wait may come first.
    AddAfterWait,
    /// The condition was signalled before anybody waited.
    LostWakeUp,
    /// Nobody signals the condition.
    NoSignal,
}

impl FindingKind {
    pub const fn name(self) -> &'static str {
        match self {
            FindingKind::DoubleLock => "double-lock",
            FindingKind::Upgrade => "upgrade",
            FindingKind::ReaderWriterReader => "reader-writer-reader",
            FindingKind::LockCycle => "lock-cycle",
            FindingKind::LockOrder => "lock-order",
            FindingKind::NilChannel => "nil-channel",
            FindingKind::NoCases => "no-cases",
            FindingKind::NoReceiver => "no-receiver",
            FindingKind::NoSender => "no-sender",
            FindingKind::NotClosed => "not-closed",
            FindingKind::WaitGroup => "wait-group",
            FindingKind::AddAfterWait => "add-after-wait",
            FindingKind::LostWakeUp => "lost-wake-up",
            FindingKind::NoSignal => "no-signal",
        }
    }
}

/// Something that a goroutine did, as part of a finding.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Deed {
    pub goroutine: u64,
    pub role: Role,
    /// To which of the finding's objects.
    pub object: String,
    pub place: DeedPlace,
}

/// A file and a line; 0: none.
pub type DeedPlace = (String, u32);

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Finding {
    pub kind: FindingKind,
    /// In the order in which a story tells them.
    pub deeds: Vec<Deed>,
    /// A wait group's counter.
    pub count: i64,
}

/// Why a run ended as it did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Explanation {
    pub waits: Vec<Wait>,
    pub findings: Vec<Finding>,
}

/// One operation of the run.
#[derive(Clone, Copy)]
struct Deal {
    step: usize,
    goroutine: u64,
    touch: Touch,
}

/// A lock taken while another one was held.
struct Edge {
    goroutine: u64,
    from: u64,
    to: u64,
    /// The steps in which they were taken.
    at: (usize, usize),
    /// Whatever else was held: two edges with a lock in common never meet.
    guards: BTreeSet<u64>,
}

/// A run, read to its end.
struct Story {
    deals: Vec<Deal>,
    /// By address.
    by_object: BTreeMap<u64, Vec<usize>>,
    last: BTreeMap<u64, usize>,
    places: Vec<Places>,
    locks: Locks,
    edges: Vec<Edge>,
    alive: BTreeSet<u64>,
    parents: BTreeMap<u64, u64>,
    names: BTreeMap<u64, String>,
}

/// Most edges of the lock graph that are looked at, so that a program with very many locks costs no more.
const EDGES: usize = 512;

impl Stepper {
    /// Runs to the end, and explains what waits there.
    pub fn explain(&mut self) -> (Finished, Explanation) {
        let (recorder, journal) = self.record(u32::MAX);
        let finished = self.runner.finished(&journal);
        let state = self.runner.machine().state();
        let places = self.runner.machine().take_places();
        let mut story = Story::new(&recorder, &state, places);
        story.name_objects(self, &state);
        let explanation = story.explain(&state);
        (finished, explanation)
    }
}

impl Story {
    fn new(recorder: &Recorder, state: &State, places: Vec<Places>) -> Story {
        let mut story = Story {
            deals: Vec::new(),
            by_object: BTreeMap::new(),
            last: BTreeMap::new(),
            places,
            locks: Locks::default(),
            edges: Vec::new(),
            alive: state.goroutines.iter().map(|g| g.id).collect(),
            parents: state.goroutines.iter().map(|g| (g.id, g.parent)).collect(),
            names: BTreeMap::new(),
        };
        let taken = recorder.taken.iter().zip(&recorder.touches);
        for (step, ((candidate, _), touches)) in taken.enumerate() {
            let goroutine = candidate.id;
            story.last.insert(goroutine, step);
            for &touch in touches {
                if matches!(
                    touch.class,
                    Class::Lock | Class::WriteLock | Class::ReadLock
                ) {
                    story.note_order(step, goroutine, touch.object);
                }
                story.locks.touch(step, goroutine, &touch);
                let at = story.deals.len();
                story.deals.push(Deal {
                    step,
                    goroutine,
                    touch,
                });
                story.by_object.entry(touch.object).or_default().push(at);
            }
        }
        story
    }

    /// Notes that a lock is asked for while others are held.
    fn note_order(&mut self, step: usize, goroutine: u64, to: u64) {
        let held: Vec<(u64, Hold)> = self.locks.held_by(goroutine).collect();
        for &(from, hold) in &held {
            if from == to || self.edges.len() >= EDGES {
                continue;
            }
            let known = self
                .edges
                .iter()
                .any(|e| (e.goroutine, e.from, e.to) == (goroutine, from, to));
            if !known {
                self.edges.push(Edge {
                    goroutine,
                    from,
                    to,
                    at: (hold.step, step),
                    guards: held.iter().map(|h| h.0).filter(|&a| a != from).collect(),
                });
            }
        }
    }

    fn name_objects(&mut self, stepper: &mut Stepper, state: &State) {
        let mut names = Names::default();
        names.channels(state);
        for deal in &self.deals {
            if deal.touch.object > 8 && !self.names.contains_key(&deal.touch.object) {
                let name = stepper.name(&mut names, deal.touch.class, &[deal.touch]);
                self.names.insert(deal.touch.object, name);
            }
        }
    }

    fn name(&self, object: u64) -> String {
        self.names.get(&object).cloned().unwrap_or_default()
    }

    fn place(&self, step: usize, goroutine: u64) -> Place {
        place_of(self.places.get(step), goroutine)
    }

    fn deals_with(&self, object: u64) -> impl DoubleEndedIterator<Item = &Deal> + '_ {
        let all = self.by_object.get(&object).map_or(&[][..], |v| v);
        all.iter().map(|&i| &self.deals[i])
    }

    /// The operation on which a goroutine waits: its last step's.
    fn waits_on(&self, waiting: &GoroutineState) -> Vec<Touch> {
        use Class::*;
        let Some(&step) = self.last.get(&waiting.id) else {
            return Vec::new();
        };
        let wanted: &[Class] = match waiting.status {
            "chan send" => &[Send],
            "chan receive" => &[Receive],
            "select" => &[Select],
            "sync.Mutex.Lock" => &[Lock, WriteLock],
            "sync.RWMutex.Lock" => &[WriteLock],
            "sync.RWMutex.RLock" => &[ReadLock],
            "sync.WaitGroup.Wait" => &[WaitGroupWait],
            "sync.Cond.Wait" => &[CondWait],
            _ => &[],
        };
        let first = self.deals.partition_point(|d| d.step < step);
        let mut touches: Vec<Touch> = Vec::new();
        for deal in self.deals[first..].iter().take_while(|d| d.step == step) {
            let new = !touches.iter().any(|t| t.object == deal.touch.object);
            if wanted.contains(&deal.touch.class) && new {
                touches.push(deal.touch);
            }
        }
        // Of an operation that came after others in its step, the last one counts.
        if !matches!(waiting.status, "select") && touches.len() > 1 {
            touches.drain(..touches.len() - 1);
        }
        touches
    }

    fn explain(&self, state: &State) -> Explanation {
        let mut explanation = Explanation::default();
        let mut waits_on: BTreeMap<u64, Vec<Touch>> = BTreeMap::new();
        for waiting in state.goroutines.iter().filter(|g| g.waits()) {
            let touches = self.waits_on(waiting);
            let mut on: Vec<On> = touches
                .iter()
                .flat_map(|touch| self.serve(waiting.id, touch))
                .collect();
            on.sort_by_key(|on| (on.goroutine, on.role));
            on.dedup_by_key(|on| (on.goroutine, on.role));
            explanation.waits.push(Wait {
                goroutine: waiting.id,
                reason: waiting.status,
                place: waiting.place(),
                since: self.last.get(&waiting.id).map_or(0, |&step| step as u32),
                objects: touches.iter().map(|t| self.name(t.object)).collect(),
                on,
            });
            explanation
                .findings
                .extend(self.finding(state, waiting, &touches));
            waits_on.insert(waiting.id, touches);
        }
        explanation.findings.extend(self.lock_cycles(&waits_on));
        let struck = explanation
            .findings
            .iter()
            .any(|f| f.kind == FindingKind::LockCycle);
        if !struck {
            explanation.findings.extend(self.lock_orders());
        }
        explanation.findings.extend(self.late_adds());
        explanation.findings.sort();
        explanation.findings.dedup();
        explanation
    }

    /// Who could end a wait.
    fn serve(&self, waiter: u64, touch: &Touch) -> Vec<On> {
        use Class::*;
        if let Lock | WriteLock | ReadLock = touch.class {
            let lock = self.locks.by_addr.get(&touch.object);
            let holders = lock.map_or(&[][..], |lock| &lock.holders);
            return holders
                .iter()
                .map(|hold| self.on(hold.goroutine, Role::Holds, hold.step))
                .collect();
        }
        let other_end = |deal: &Deal| match (touch.class, deal.touch.class) {
            (Send, Receive) | (Receive, Send | Close) => Some(Role::Served),
            // A select's touch says which way: 1 sends.
            (Send, Select) if deal.touch.argument == 0 => Some(Role::Left),
            (Receive, Select) if deal.touch.argument == 1 => Some(Role::Left),
            (Select, Send | Close) if touch.argument == 0 => Some(Role::Served),
            (Select, Receive) if touch.argument == 1 => Some(Role::Served),
            (WaitGroupWait, WaitGroupDone) => Some(Role::Counts),
            (CondWait, Signal | Broadcast) => Some(Role::Signals),
            _ => None,
        };
        let mut found: BTreeMap<u64, On> = BTreeMap::new();
        for deal in self.deals_with(touch.object) {
            // The clock is no goroutine.
            if deal.goroutine == waiter || deal.goroutine == 0 {
                continue;
            }
            if let Some(role) = other_end(deal) {
                found.insert(deal.goroutine, self.on(deal.goroutine, role, deal.step));
            }
        }
        if touch.class == WaitGroupWait {
            // Those that it started and that are still there: one of them was to call Done.
            for (&id, _) in self.parents.iter().filter(|&(_, &p)| p == waiter) {
                let done = found.get(&id).is_some_and(|on| on.ended);
                if !done && self.alive.contains(&id) {
                    let step = self.last.get(&id).copied().unwrap_or(0);
                    found.insert(id, self.on(id, Role::Counts, step));
                }
            }
        }
        found.into_values().collect()
    }

    fn on(&self, goroutine: u64, role: Role, step: usize) -> On {
        On {
            goroutine,
            role,
            place: self.place(step, goroutine),
            ended: !self.alive.contains(&goroutine),
        }
    }

    fn deed(&self, goroutine: u64, role: Role, object: u64, step: usize) -> Deed {
        let place = self.place(step, goroutine);
        Deed {
            goroutine,
            role,
            object: self.name(object),
            place: (place.file, place.line),
        }
    }

    /// Whether all of these that are still there wait.
    fn wait_all(&self, state: &State, served: &[On]) -> bool {
        let alive = served.iter().filter(|on| !on.ended);
        alive
            .map(|on| state.goroutines.iter().find(|g| g.id == on.goroutine))
            .all(|g| g.is_some_and(GoroutineState::waits))
    }

    /// The cause of one goroutine's wait, if it has a name.
    fn finding(
        &self,
        state: &State,
        waiting: &GoroutineState,
        touches: &[Touch],
    ) -> Option<Finding> {
        use FindingKind::*;
        let place = waiting.place();
        let own = |object: u64| Deed {
            goroutine: waiting.id,
            role: Role::Waits,
            object: self.name(object),
            place: (place.file.clone(), place.line),
        };
        let simple = |kind| {
            Some(Finding {
                kind,
                deeds: vec![own(0)],
                count: 0,
            })
        };
        match waiting.status {
            "chan receive (nil chan)" | "chan send (nil chan)" => return simple(NilChannel),
            "select (no cases)" => return simple(NoCases),
            _ => {}
        }
        let touch = touches.first()?;
        let story = |kind, mut deeds: Vec<Deed>, count| {
            deeds.push(own(touch.object));
            Some(Finding { kind, deeds, count })
        };
        match touch.class {
            Class::Lock | Class::WriteLock | Class::ReadLock => {
                let lock = self.locks.by_addr.get(&touch.object)?;
                let hold = lock.holders.iter().find(|h| h.goroutine == waiting.id)?;
                let mut deeds = vec![self.deed(waiting.id, Role::Holds, touch.object, hold.step)];
                let kind = match (hold.reads, touch.class) {
                    (true, Class::ReadLock) => {
                        let writer = lock.waiting.iter().find(|h| !h.reads)?;
                        let role = Role::Waits;
                        deeds.push(self.deed(writer.goroutine, role, touch.object, writer.step));
                        ReaderWriterReader
                    }
                    (true, _) => Upgrade,
                    (false, _) => DoubleLock,
                };
                story(kind, deeds, 0)
            }
            Class::WaitGroupWait => {
                let mut counter = 0;
                let mut deeds = Vec::new();
                for deal in self.deals_with(touch.object) {
                    let role = match deal.touch.class {
                        Class::WaitGroupAdd => Role::Adds,
                        Class::WaitGroupDone => Role::Counts,
                        _ => continue,
                    };
                    counter += deal.touch.argument;
                    if deeds.len() < 12 {
                        deeds.push(self.deed(deal.goroutine, role, touch.object, deal.step));
                    }
                }
                story(WaitGroup, deeds, counter)
            }
            Class::CondWait => {
                let ticket = self
                    .deals_with(touch.object)
                    .rfind(|d| d.goroutine == waiting.id && d.touch.class == Class::CondTicket)
                    .map_or(usize::MAX, |d| d.step);
                let signal = |d: &&Deal| matches!(d.touch.class, Class::Signal | Class::Broadcast);
                let before = self
                    .deals_with(touch.object)
                    .filter(signal)
                    .rfind(|d| d.step < ticket);
                match before {
                    Some(deal) => {
                        let role = Role::Signals;
                        let deed = self.deed(deal.goroutine, role, touch.object, deal.step);
                        story(LostWakeUp, vec![deed], 0)
                    }
                    None => story(NoSignal, Vec::new(), 0),
                }
            }
            Class::Send | Class::Receive => {
                let served = self.serve(waiting.id, touch);
                let there = |on: &On| !on.ended && on.role == Role::Served;
                let kind = match (touch.class, served.iter().any(there)) {
                    (Class::Send, false) => NoReceiver,
                    (Class::Receive, false) => NoSender,
                    // Whoever sends will do so again, or is to close.
                    (Class::Receive, true) if self.wait_all(state, &served) => NotClosed,
                    // Somebody who used the other end is there: his wait explains this one.
                    _ => return None,
                };
                let deeds = served.iter().map(|on| Deed {
                    goroutine: on.goroutine,
                    role: on.role,
                    object: self.name(touch.object),
                    place: (on.place.file.clone(), on.place.line),
                });
                story(kind, deeds.collect(), 0)
            }
            _ => None,
        }
    }

    /// Cycles of goroutines that each hold a lock which the next one waits for.
    fn lock_cycles(&self, waits_on: &BTreeMap<u64, Vec<Touch>>) -> Vec<Finding> {
        let next = |goroutine: u64| -> Option<(u64, u64, usize)> {
            let touch = waits_on.get(&goroutine)?.first()?;
            let lock = self.locks.by_addr.get(&touch.object)?;
            let holder = lock.holders.iter().find(|h| h.goroutine != goroutine)?;
            Some((holder.goroutine, touch.object, holder.step))
        };
        let mut findings = Vec::new();
        let mut seen = BTreeSet::new();
        for &start in waits_on.keys() {
            let mut path = Vec::new();
            let mut at = start;
            while seen.insert(at) {
                let Some((holder, object, held_since)) = next(at) else {
                    break;
                };
                path.push((at, holder, object, held_since));
                at = holder;
            }
            let Some(from) = path.iter().position(|p| p.0 == at) else {
                continue;
            };
            if path.last().is_none_or(|p| p.1 != at) {
                continue;
            }
            let mut deeds = Vec::new();
            for &(waiter, holder, object, held_since) in &path[from..] {
                deeds.push(self.deed(holder, Role::Holds, object, held_since));
                let since = self.last.get(&waiter).copied().unwrap_or(0);
                deeds.push(self.deed(waiter, Role::Waits, object, since));
            }
            findings.push(Finding {
                kind: FindingKind::LockCycle,
                deeds,
                count: 0,
            });
        }
        findings
    }

    /// Pairs of goroutines that took the same two locks in opposite orders, with no lock in common around them.
    fn lock_orders(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (i, first) in self.edges.iter().enumerate() {
            for second in &self.edges[i + 1..] {
                let opposite = first.from == second.to && first.to == second.from;
                if opposite
                    && first.goroutine != second.goroutine
                    && first.guards.is_disjoint(&second.guards)
                {
                    let deeds = [first, second].into_iter().flat_map(|e| {
                        [
                            self.deed(e.goroutine, Role::Holds, e.from, e.at.0),
                            self.deed(e.goroutine, Role::Waits, e.to, e.at.1),
                        ]
                    });
                    findings.push(Finding {
                        kind: FindingKind::LockOrder,
                        deeds: deeds.collect(),
                        count: 0,
                    });
                }
            }
        }
        findings
    }

    /// Waits that were over before an Add of a goroutine that was there already.
    fn late_adds(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (&object, deals) in &self.by_object {
            let mut counter = 0_i64;
            let mut passed: Option<&Deal> = None;
            for deal in deals.iter().map(|&i| &self.deals[i]) {
                match deal.touch.class {
                    Class::WaitGroupWait if counter == 0 => passed = Some(deal),
                    Class::WaitGroupDone => counter += deal.touch.argument,
                    Class::WaitGroupAdd => {
                        if let Some(wait) = passed
                            && counter == 0
                            && wait.goroutine != deal.goroutine
                            && self.began(deal.goroutine) < wait.step
                        {
                            let role = Role::Waits;
                            findings.push(Finding {
                                kind: FindingKind::AddAfterWait,
                                deeds: vec![
                                    self.deed(wait.goroutine, role, object, wait.step),
                                    self.deed(deal.goroutine, Role::Adds, object, deal.step),
                                ],
                                count: 0,
                            });
                            passed = None;
                        }
                        counter += deal.touch.argument;
                    }
                    _ => {}
                }
            }
        }
        findings
    }

    /// The step at which a goroutine was there for the first time.
    fn began(&self, goroutine: u64) -> usize {
        let there = |places: &Places| places.iter().any(|(id, _)| *id == goroutine);
        self.places.iter().position(there).unwrap_or(usize::MAX)
    }
}
