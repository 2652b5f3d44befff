//! The search over all interleavings: stateless, with source sets and sleep sets.
//!
//! Abdulla, Aronis, Jonsson, Sagonas: Optimal Dynamic Partial Order Reduction (POPL 2014), algorithm 1. The tree is one path: at
//! each node who was chosen, who is yet to be (the *backtrack* set), who was (`done`), and who needs not be, because what they
//! would begin has been seen elsewhere (the *sleep* set). A run follows the path and then goes on by the first candidate that does
//! not sleep. Afterwards its [`Order`] tells which steps could have come the other way round, and backtrack sets
//! grow by one of the goroutines that can begin that other way, unless one is in already.
//!
//! The end of the program, and a panic that ends it, are steps like others, which the search takes last: so it sees what the
//! others would have done, and reverses the end with it where that matters.
//!
//! Without reduction the backtrack sets hold everybody, and nobody sleeps. That is what the reduced search is tested against, and
//! what a bound on preemptions needs: dropping runs from a reduced search would drop those they stand for.

use crate::depend::{Past, Rules, any_dependent};
use crate::desk::{Answer, CLOCK, Candidate, Chooser, Point};
use crate::order::{Order, Race, Trace};
use runtime::step::{Class, StepLog, Touch};

/// How the tree is searched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shape {
    /// Leave out interleavings that are like others.
    pub reduce: bool,
    /// Preemptions at most; none: any number.
    pub preemptions: Option<u32>,
}

/// Somebody who needs not begin here.
#[derive(Clone, Debug)]
struct Sleeper {
    id: u64,
    touches: Vec<Touch>,
}

/// A place where somebody was chosen.
#[derive(Clone, Debug)]
struct Node {
    candidates: Vec<u64>,
    chosen: u64,
    backtrack: Vec<u64>,
    done: Vec<Sleeper>,
    sleep: Vec<Sleeper>,
    /// Preemptions before it.
    preemptions: u32,
    /// Who took the last step.
    last: u64,
}

/// A question on the path.
#[derive(Clone, Debug)]
enum Branch {
    Step(Node),
    /// One of so many values.
    Value(u32, u32),
}

/// How far the search is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    More,
    Done,
}

/// What a run of the search was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// A new interleaving.
    Complete,
    /// Everyone who could go on slept: it would have repeated others.
    Redundant,
    /// Nobody could go on within the bound on preemptions.
    Bounded,
}

/// See the module.
pub struct Search {
    shape: Shape,
    rules: Rules,
    path: Vec<Branch>,
    /// The first answers, which stay: the rest of the tree is searched by others.
    prefix: Vec<u32>,
    /// A step is one operation: accesses to memory are not joined.
    single: bool,
    /// Where in the path the run is.
    at: usize,
    /// By event: the branch that chose it.
    branch_of: Vec<u32>,
    trace: Trace,
    order: Order,
    races: Vec<Race>,
    initials: Vec<u64>,
    /// Events of the run that the runs before had, too.
    known: usize,
    /// The goroutine of the step under way; none before the first.
    under_way: Option<u64>,
    verdict: Verdict,
    /// Objects that selects have used, and that were waited for, in this run.
    selected: Vec<u64>,
    waited: Vec<u64>,
    /// The end of the program could have been taken so many steps ago.
    over: u32,
    /// How often it began anew: what was counted before is void.
    pub restarts: u32,
    /// The program's end was taken though others could go on for ever.
    pub cut_tails: u64,
}

/// Steps that others may take once the program could end.
const TAIL: u32 = 2_000;

impl Search {
    /// Searches the part of the tree below the first answers: one for each step, forced ones included, and for each
    /// value. `single`: each access to memory is a step of its own.
    pub fn new(shape: Shape, single: bool, prefix: Vec<u32>) -> Search {
        Search {
            shape,
            rules: Rules::default(),
            path: Vec::new(),
            prefix,
            single,
            restarts: 0,
            at: 0,
            branch_of: Vec::new(),
            trace: Trace::default(),
            order: Order::default(),
            races: Vec::new(),
            initials: Vec::new(),
            known: 0,
            under_way: None,
            verdict: Verdict::Complete,
            selected: Vec::new(),
            waited: Vec::new(),
            over: 0,
            cut_tails: 0,
        }
    }

    /// Questions on the present path.
    pub fn depth(&self) -> usize {
        self.path.len()
    }

    /// What the run was.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// A guess at how much of the tree is searched, from 0 to 1: as if every branch led to equally much.
    pub fn share(&self) -> f64 {
        let (mut share, mut part) = (0.0, 1.0);
        for branch in &self.path[self.prefix.len().min(self.path.len())..] {
            let (done, all) = match branch {
                Branch::Step(node) => {
                    let asleep = |id: &u64| node.sleep.iter().any(|s| s.id == *id);
                    let all = node.backtrack.iter().filter(|id| !asleep(id)).count();
                    (node.done.len(), all.max(node.done.len() + 1))
                }
                Branch::Value(value, of) => (*value as usize, *of as usize),
            };
            part /= all as f64;
            share += part * done as f64;
        }
        share
    }

    /// Begins a run.
    pub fn begin(&mut self) {
        self.at = 0;
        self.branch_of.clear();
        self.trace.clear();
        self.under_way = None;
        self.verdict = Verdict::Complete;
        self.selected.clear();
        self.waited.clear();
        self.over = 0;
    }

    /// After a run: finds what else must be tried, and moves the path on to the next run.
    pub fn advance(&mut self) -> Progress {
        if self.shape.reduce {
            let mut races = std::mem::take(&mut self.races);
            self.order
                .analyse(&self.trace, self.known, self.rules, &mut races);
            if self.order.coarser != self.rules {
                // Begin anew, with coarser rules.
                self.rules = self.order.coarser;
                self.restarts += 1;
                self.path.truncate(self.prefix.len());
                self.races = races;
                self.known = 0;
                return Progress::More;
            }
            for &race in &races {
                self.reverse(race);
            }
            self.races = races;
        }
        self.next_path()
    }

    fn reverse(&mut self, race: Race) {
        let branch = self.branch_of[race.first] as usize;
        if branch < self.prefix.len() {
            // Everybody is tried there.
            return;
        }
        let mut initials = std::mem::take(&mut self.initials);
        self.order.initials(&self.trace, race, &mut initials);
        if let Some(Branch::Step(node)) = self.path.get_mut(branch) {
            initials.retain(|id| node.candidates.contains(id));
            let covered =
                |id: &u64| node.backtrack.contains(id) || node.sleep.iter().any(|s| s.id == *id);
            if !initials.iter().any(covered) {
                let wanted = self.trace.id(race.second);
                let id = match initials.contains(&wanted) {
                    true => Some(wanted),
                    false => initials.first().copied(),
                };
                node.backtrack.extend(id);
            }
        }
        self.initials = initials;
    }

    /// Goes back to the last question that has another answer.
    fn next_path(&mut self) -> Progress {
        while self.path.len() > self.prefix.len() {
            let depth = self.path.len() - 1;
            match &mut self.path[depth] {
                Branch::Value(value, of) if *value + 1 < *of => {
                    *value += 1;
                    self.known = self.events_before(depth + 1).saturating_sub(1);
                    return Progress::More;
                }
                Branch::Value(..) => {}
                Branch::Step(node) => {
                    let event = self.branch_of.iter().rposition(|&b| b as usize == depth);
                    let event = event.filter(|&e| e < self.trace.len());
                    let touches = event.map_or(Vec::new(), |e| self.trace.touches(e).to_vec());
                    node.done.push(Sleeper {
                        id: node.chosen,
                        touches,
                    });
                    let next = node.backtrack.iter().copied().find(|id| {
                        !node.done.iter().any(|d| d.id == *id)
                            && !node.sleep.iter().any(|s| s.id == *id)
                    });
                    if let Some(id) = next {
                        node.chosen = id;
                        self.known = self.events_before(depth);
                        return Progress::More;
                    }
                }
            }
            self.path.pop();
        }
        Progress::Done
    }

    /// Events that were chosen before branch `depth`.
    fn events_before(&self, depth: usize) -> usize {
        self.branch_of.partition_point(|&b| (b as usize) < depth)
    }

    fn past(&self, id: u64) -> Past {
        Past {
            selected: self.selected.contains(&id),
            waited: self.waited.contains(&id),
        }
    }

    /// Notes the step that has just been taken.
    fn note(&mut self, log: &StepLog) {
        let Some(id) = self.under_way.take() else {
            return;
        };
        self.trace.push(id, log);
        if !self.shape.reduce {
            return;
        }
        let event = self.trace.len() - 1;
        for touch in self.trace.touches(event) {
            let list = match touch.class {
                Class::Select => &mut self.selected,
                Class::WaitGroupWait => &mut self.waited,
                _ => continue,
            };
            if !list.contains(&touch.object) {
                list.push(touch.object);
            }
        }
    }

    /// Who sleeps at a new node: those of its parent whom the step between did not concern.
    fn sleepers(&self) -> Vec<Sleeper> {
        let Some(event) = self.trace.len().checked_sub(1) else {
            return Vec::new();
        };
        let Branch::Step(parent) = &self.path[self.branch_of[event] as usize] else {
            return Vec::new();
        };
        if parent.sleep.is_empty() && parent.done.is_empty() {
            return Vec::new();
        }
        let step = self.trace.touches(event);
        // Time that moved on when nobody could run concerns everybody.
        if step.iter().any(|t| t.class == Class::Tick) && parent.chosen != CLOCK {
            return Vec::new();
        }
        let awake = |sleeper: &&Sleeper| {
            sleeper.id != parent.chosen
                && !any_dependent(&sleeper.touches, step, |o| self.past(o), self.rules)
        };
        let all = parent.sleep.iter().chain(&parent.done);
        all.filter(awake).cloned().collect()
    }

    /// A place that no run has been to.
    fn new_node(&mut self, point: &Point<'_>) -> Answer {
        let preemptions = self.preemptions();
        let mut sleep = match self.shape.reduce {
            true => self.sleepers(),
            false => Vec::new(),
        };
        sleep.retain(|s| point.candidates.iter().any(|c| c.id == s.id));
        let allowed = |c: &Candidate| match self.shape.preemptions {
            Some(most) if preemptions >= most => !point.can_go_on() || c.id == point.last,
            _ => true,
        };
        let free: Vec<(usize, &Candidate)> = point
            .candidates
            .iter()
            .enumerate()
            .filter(|(_, c)| allowed(c) && !sleep.iter().any(|s| s.id == c.id))
            .collect();
        // Who goes on if nothing else matters: the end of the program last, before it the clock.
        let rank = |c: &Candidate| match c.class {
            Class::End if self.over > TAIL => 0,
            Class::End => 4,
            Class::Tick => 3,
            Class::Yield | Class::Preempted => 2,
            _ => 1,
        };
        let Some(&(_, best)) = free.iter().min_by_key(|(i, c)| (rank(c), *i)) else {
            self.verdict = match sleep.is_empty() {
                true => Verdict::Bounded,
                false => Verdict::Redundant,
            };
            return Answer::Stop;
        };
        let chosen = best.id;
        if best.class == Class::End && free.len() > 1 && self.over > TAIL {
            self.cut_tails += 1;
        }
        // Another end would never be seen to come too late, since nothing comes after this one.
        let also = |c: &Candidate| match self.shape.reduce {
            true => best.class == Class::End && c.class == Class::End,
            false => true,
        };
        let others = free.iter().filter(|(_, c)| also(c) && c.id != chosen);
        let backtrack = std::iter::once(chosen)
            .chain(others.map(|(_, c)| c.id))
            .collect();
        let candidates = point.candidates.iter().map(|c| c.id).collect();
        self.path.push(Branch::Step(Node {
            candidates,
            chosen,
            backtrack,
            done: Vec::new(),
            sleep,
            preemptions,
            last: point.last,
        }));
        self.take(point, chosen)
    }

    /// Preemptions on the way to this point.
    fn preemptions(&self) -> u32 {
        let last = self.path[..self.at].iter().rev().find_map(|b| match b {
            Branch::Step(node) => Some(node),
            Branch::Value(..) => None,
        });
        last.map_or(0, |node| {
            let could = node.candidates.first() == Some(&node.last);
            node.preemptions + u32::from(could && node.chosen != node.last)
        })
    }

    fn take(&mut self, point: &Point<'_>, id: u64) -> Answer {
        let Some(place) = point.candidates.iter().position(|c| c.id == id) else {
            // The run went another way than the one before it; it cannot, unless the engine is at fault.
            return Answer::Take(usize::MAX);
        };
        self.branch_of.push(self.at as u32);
        self.at += 1;
        self.under_way = Some(id);
        if point.candidates.iter().any(|c| c.class == Class::End) {
            self.over += 1;
        }
        Answer::Take(place)
    }

    /// A place where the answer is given. Those who come before the chosen one are somebody else's to try first, so they count
    /// as done here; everybody will be tried by somebody, so nothing is ever added.
    fn given(&mut self, point: &Point<'_>, answer: usize) -> Answer {
        let Some(chosen) = point.candidates.get(answer).map(|c| c.id) else {
            return Answer::Take(usize::MAX);
        };
        let preemptions = self.preemptions();
        let (mut sleep, mut done) = (Vec::new(), Vec::new());
        if self.shape.reduce {
            sleep = self.sleepers();
            for candidate in &point.candidates[..answer] {
                done.extend(self.foreseen(point, candidate));
            }
            if sleep.iter().any(|s| s.id == chosen) {
                // Somebody else's, altogether.
                self.verdict = Verdict::Redundant;
                return Answer::Stop;
            }
        }
        self.path.push(Branch::Step(Node {
            candidates: point.candidates.iter().map(|c| c.id).collect(),
            chosen,
            backtrack: vec![chosen],
            done,
            sleep,
            preemptions,
            last: point.last,
        }));
        self.take(point, chosen)
    }

    /// What a candidate would touch, where that can be told before it has.
    fn foreseen(&self, point: &Point<'_>, candidate: &Candidate) -> Option<Sleeper> {
        if candidate.id == CLOCK || candidate.class.is_memory() && !self.single {
            return None;
        }
        let touches = point.with_pending(candidate, |p| p.touches.clone());
        // It may decide a select.
        let open = touches.iter().any(|t| self.past(t.object).selected);
        (!open).then_some(Sleeper {
            id: candidate.id,
            touches,
        })
    }
}

impl Chooser for Search {
    fn step(&mut self, point: &Point<'_>) -> Answer {
        self.note(point.log);
        match self.path.get(self.at) {
            Some(Branch::Step(node)) => {
                let chosen = node.chosen;
                self.take(point, chosen)
            }
            Some(Branch::Value(..)) => Answer::Take(usize::MAX),
            None => match self.prefix.get(self.at) {
                Some(&answer) => self.given(point, answer as usize),
                None => self.new_node(point),
            },
        }
    }

    fn value(&mut self, n: u32) -> u32 {
        let value = match self.path.get(self.at) {
            Some(&Branch::Value(value, _)) => value,
            Some(Branch::Step(_)) => u32::MAX,
            None => {
                let value = self.prefix.get(self.at).copied().unwrap_or(0);
                self.path.push(Branch::Value(value, n));
                value
            }
        };
        self.at += 1;
        value
    }

    fn ended(&mut self, log: &StepLog, _: bool) {
        self.note(log);
    }
}
