//! What a program can do: the distinct ways in which runs ended.

use crate::desk::Journal;
use crate::runner::{Finished, Kind};
use crate::schedule::Schedule;
use std::collections::HashMap;

/// What tells two endings apart: everything a person would compare, without goroutines' numbers.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Ending {
    pub kind: Kind,
    pub stdout: String,
    /// The first line of what was written to standard error: `panic: …`, `fatal error: …`.
    pub message: String,
    /// Goroutines that wait for ever, as `chan send at prog.go:12 in main.worker`, sorted.
    pub blocked: Vec<String>,
    /// Data races, as `write at prog.go:12 in main.worker and read at prog.go:20 in main.main`, sorted.
    pub races: Vec<String>,
}

impl Ending {
    pub fn of(finished: &Finished) -> Ending {
        let message = finished.stderr.lines().find(|line| !line.is_empty());
        let mut blocked: Vec<String> = finished
            .blocked
            .iter()
            .map(|b| match b.line {
                0 => format!("{} in {}", b.reason, name(&b.func)),
                line => format!("{} at {}:{line} in {}", b.reason, b.file, name(&b.func)),
            })
            .collect();
        blocked.sort_unstable();
        Ending {
            kind: finished.kind,
            stdout: finished.stdout.clone(),
            message: message.map_or(String::new(), without_addresses),
            blocked,
            races: races(finished),
        }
    }

    /// Whether goroutines were left that nothing can wake, though the program ended well.
    pub fn leaks(&self) -> bool {
        matches!(self.kind, Kind::Exit(_)) && !self.blocked.is_empty()
    }
}

/// The pairs of places, each told the same way round.
fn races(finished: &Finished) -> Vec<String> {
    let side = |side: &machine::RaceSide| {
        let what = if side.write { "write" } else { "read" };
        match side.stack.first() {
            Some(place) => format!("{what} at {}:{} in {}", place.file, place.line, place.func),
            None => what.to_string(),
        }
    };
    let pair = |race: &machine::Race| {
        let mut sides = [side(&race.current), side(&race.previous)];
        sides.sort();
        sides.join(" and ")
    };
    let mut races: Vec<String> = finished.races.iter().map(pair).collect();
    races.sort_unstable();
    races.dedup();
    races
}

fn name(func: &str) -> &str {
    func.split('(')
        .next()
        .filter(|n| !n.is_empty())
        .unwrap_or(func)
}

/// Addresses and goroutines' numbers differ between runs that are the same to a person.
fn without_addresses(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("0x") {
        out.push_str(&rest[..at]);
        rest = &rest[at + 2..];
        let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        out.push_str(if digits > 4 { "0x…" } else { "0x" });
        if digits > 4 {
            rest = &rest[digits..];
        }
    }
    out.push_str(rest);
    out
}

/// A run that shows an outcome.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Witness {
    pub schedule: Schedule,
    pub preemptions: u32,
    pub switches: u32,
    pub steps: u32,
}

impl Witness {
    pub fn of(journal: &Journal) -> Witness {
        Witness {
            schedule: journal.schedule(),
            preemptions: journal.preemptions,
            switches: journal.switches,
            steps: journal.steps,
        }
    }

    /// Fewest switches away from goroutines that could go on, then fewest switches, then shortest; then by the
    /// schedule, so that the choice does not depend on the order of finding.
    fn key(&self) -> (u32, u32, u32, usize, &[u32]) {
        let answers = &self.schedule.answers;
        (
            self.preemptions,
            self.switches,
            self.steps,
            answers.len(),
            answers,
        )
    }

    pub fn is_simpler_than(&self, other: &Witness) -> bool {
        self.key() < other.key()
    }
}

/// An outcome with what is known of it.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub ending: Ending,
    /// Runs of the systematic search that ended so.
    pub searched: u64,
    /// Runs of random walks, and of PCT.
    pub walked: u64,
    pub pct: u64,
    pub witness: Witness,
}

/// Which way of choosing a run was made by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    Search,
    Walk,
    Pct,
}

/// The outcomes found so far.
#[derive(Clone, Debug)]
pub struct Outcomes {
    list: Vec<Outcome>,
    by_ending: HashMap<Ending, usize>,
    most: usize,
    /// Runs whose outcome is not in the list, because it is full.
    pub others: u64,
}

impl Outcomes {
    /// Keeps at most so many.
    pub fn new(most: usize) -> Outcomes {
        Outcomes {
            list: Vec::new(),
            by_ending: HashMap::new(),
            most,
            others: 0,
        }
    }

    /// Counts a run. `witness` is asked for only where it may be kept.
    pub fn add(&mut self, ending: Ending, way: Way, journal: &Journal) {
        let i = match self.by_ending.get(&ending) {
            Some(&i) => {
                let known = &self.list[i].witness;
                let maybe = (journal.preemptions, journal.switches, journal.steps)
                    <= (known.preemptions, known.switches, known.steps);
                if maybe {
                    let witness = Witness::of(journal);
                    if witness.is_simpler_than(known) {
                        self.list[i].witness = witness;
                    }
                }
                i
            }
            None if self.list.len() >= self.most => {
                self.others += 1;
                return;
            }
            None => {
                self.by_ending.insert(ending.clone(), self.list.len());
                self.list.push(Outcome {
                    ending,
                    searched: 0,
                    walked: 0,
                    pct: 0,
                    witness: Witness::of(journal),
                });
                self.list.len() - 1
            }
        };
        let outcome = &mut self.list[i];
        match way {
            Way::Search => outcome.searched += 1,
            Way::Walk => outcome.walked += 1,
            Way::Pct => outcome.pct += 1,
        }
    }

    /// Adds what another search has found.
    pub fn merge(&mut self, other: &Outcomes) {
        self.others += other.others;
        for outcome in &other.list {
            match self.by_ending.get(&outcome.ending) {
                Some(&i) => {
                    let known = &mut self.list[i];
                    known.searched += outcome.searched;
                    known.walked += outcome.walked;
                    known.pct += outcome.pct;
                    if outcome.witness.is_simpler_than(&known.witness) {
                        known.witness = outcome.witness.clone();
                    }
                }
                None if self.list.len() >= self.most => {
                    self.others += outcome.searched + outcome.walked + outcome.pct;
                }
                None => {
                    self.by_ending
                        .insert(outcome.ending.clone(), self.list.len());
                    self.list.push(outcome.clone());
                }
            }
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Outcome> {
        self.list.iter()
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn clear(&mut self) {
        self.list.clear();
        self.by_ending.clear();
        self.others = 0;
    }

    /// In an order that does not depend on that of finding.
    pub fn sorted(&self) -> Vec<Outcome> {
        let mut list = self.list.clone();
        list.sort_by(|a, b| a.ending.cmp(&b.ending));
        list
    }
}
