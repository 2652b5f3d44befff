//! Stepping: forwards, backwards, by a person's own choices.
//!
//! A stepper holds the answers so far and runs the program from its start to where they end, for every look: some
//! microseconds for each step, so going back costs what going forward does, and nothing has to be undone.

use crate::desk::{Answer, Candidate, Chooser, Cut, Journal, Point, Shared};
use crate::explorer::Options;
use crate::locks::Locks;
use crate::runner::{Finished, Runner};
use crate::schedule::{Schedule, Setting};
use golang::bytecode::Program;
use machine::{Place, State};
use runtime::step::{Class, StepLog, Touch};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A step that was taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// Goroutine; 0: the clock.
    pub goroutine: u64,
    pub class: Class,
    /// What it touched, by a name that people can follow: a variable's, `chan 2`, `mutex 1`. Empty: nothing.
    pub object: String,
    pub place: Place,
    /// The goroutine before it could have gone on.
    pub preemption: bool,
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.goroutine {
            0 => f.write_str("clock")?,
            id => write!(f, "goroutine {id}")?,
        }
        if self.place.line > 0 {
            write!(f, "  {}:{}", self.place.file, self.place.line)?;
        }
        write!(f, "  {}", self.class.words())?;
        if !self.object.is_empty() {
            write!(f, " {}", self.object)?;
        }
        if self.preemption {
            f.write_str("  (switch)")?;
        }
        Ok(())
    }
}

/// Somebody who can take the next step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choosable {
    pub goroutine: u64,
    pub class: Class,
    pub object: String,
}

/// A lock, and who has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LockState {
    pub name: String,
    pub holders: Vec<u64>,
    pub waiting: Vec<u64>,
}

/// A run as it stands after some steps.
#[derive(Clone, Debug)]
pub struct View {
    /// Steps taken.
    pub step: u32,
    /// The run is over; how.
    pub finished: Option<Finished>,
    pub stdout: String,
    /// The last step; none at the start.
    pub last: Option<Step>,
    /// Who can take the next step, in the order of answers.
    pub next: Vec<Choosable>,
    pub state: State,
    pub locks: Vec<LockState>,
}

/// Follows answers, and notes all it meets.
pub(crate) struct Recorder {
    answers: Vec<u32>,
    at: usize,
    stop: u32,
    pub(crate) taken: Vec<(Candidate, bool)>,
    pub(crate) touches: Vec<Vec<Touch>>,
    /// The question at which it stopped.
    open: Vec<(Candidate, Vec<Touch>)>,
    /// Answers given to each step's questions: where the step's own stand in `answers`.
    starts: Vec<usize>,
}

impl Recorder {
    fn next(&mut self) -> u32 {
        let answer = self.answers.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        answer
    }

    fn note(&mut self, log: &StepLog) {
        if self.touches.len() < self.taken.len() {
            self.touches.push(log.touches.clone());
        }
    }
}

impl Chooser for Recorder {
    fn step(&mut self, point: &Point<'_>) -> Answer {
        self.note(point.log);
        if self.taken.len() as u32 >= self.stop {
            for candidate in point.candidates {
                let touches = match candidate.class {
                    Class::Tick => Vec::new(),
                    _ => point.with_pending(candidate, |p| p.touches.clone()),
                };
                self.open.push((*candidate, touches));
            }
            return Answer::Stop;
        }
        self.starts.push(self.at);
        let answer = match point.candidates.len() {
            1 => 0,
            _ => self.next() as usize,
        };
        if let Some(candidate) = point.candidates.get(answer) {
            let preemption = candidate.id != point.last && point.can_go_on();
            self.taken.push((*candidate, preemption));
        }
        Answer::Take(answer)
    }

    fn value(&mut self, _: u32) -> u32 {
        self.next()
    }

    fn ended(&mut self, log: &StepLog, _: bool) {
        self.note(log);
    }
}

/// See the module.
pub struct Stepper {
    pub(crate) runner: Runner,
    setting: Setting,
    limit: u32,
    answers: Vec<u32>,
    step: u32,
    /// Where each step's answers begin, as far as known.
    starts: Vec<usize>,
}

impl Stepper {
    /// Stands before the first step of a run by this schedule.
    pub fn new(
        program: Arc<Program>,
        options: &Options,
        schedule: &Schedule,
    ) -> Result<Stepper, String> {
        let mut runner = Runner::for_options(program, options)?;
        runner.machine().note_places(true);
        Ok(Stepper {
            runner,
            setting: schedule.setting,
            limit: options.steps,
            answers: schedule.answers.clone(),
            step: 0,
            starts: Vec::new(),
        })
    }

    /// Steps taken.
    pub fn position(&self) -> u32 {
        self.step
    }

    /// The answers as a schedule, those after the present step included.
    pub fn schedule(&self) -> Schedule {
        Schedule {
            setting: self.setting,
            answers: self.answers.clone(),
            check: None,
        }
    }

    /// Stands after so many steps, or at the end.
    pub fn go_to(&mut self, step: u32) -> View {
        self.step = step;
        self.view()
    }

    pub fn forward(&mut self) -> View {
        self.go_to(self.step.saturating_add(1))
    }

    pub fn back(&mut self) -> View {
        self.go_to(self.step.saturating_sub(1))
    }

    /// Goes on until a goroutine stands at this line, or the end.
    pub fn run_to_line(&mut self, file: &str, line: u32) -> View {
        let steps = self.steps();
        let later = steps.iter().enumerate().skip(self.step as usize + 1);
        let found = later
            .map(|(i, step)| (i, &step.place))
            .find(|(_, place)| place.line == line && place.file == file);
        self.go_to(found.map_or(u32::MAX, |(i, _)| i as u32))
    }

    /// Lets this goroutine (0: the clock) take the next step; what was to come after is forgotten. None: it cannot.
    pub fn choose(&mut self, goroutine: u64) -> Option<View> {
        let view = self.view();
        let answer = view.next.iter().position(|o| o.goroutine == goroutine)?;
        let given = self.starts.get(view.step as usize).copied();
        let mut recorded = given.unwrap_or_else(|| self.given(view.step));
        self.answers.resize(recorded.max(self.answers.len()), 0);
        self.answers.truncate(recorded);
        if view.next.len() > 1 {
            self.answers.push(answer as u32);
            recorded += 1;
        }
        self.starts.truncate(view.step as usize);
        debug_assert_eq!(self.answers.len(), recorded);
        self.step = view.step;
        Some(self.forward())
    }

    /// Answers that the first steps take.
    fn given(&mut self, step: u32) -> usize {
        let recorder = self.record(step).0;
        recorder.at
    }

    pub(crate) fn record(&mut self, stop: u32) -> (Recorder, Journal) {
        let recorder = Recorder {
            answers: self.answers.clone(),
            at: 0,
            stop,
            taken: Vec::new(),
            touches: Vec::new(),
            open: Vec::new(),
            starts: Vec::new(),
        };
        let desk = Shared::new(recorder, Journal::new(self.setting, self.limit));
        self.runner.machine().take_places();
        self.runner.run(&desk);
        let mut desk = desk.desk();
        let empty = Recorder {
            answers: Vec::new(),
            at: 0,
            stop: 0,
            taken: Vec::new(),
            touches: Vec::new(),
            open: Vec::new(),
            starts: Vec::new(),
        };
        let recorder = std::mem::replace(&mut desk.chooser, empty);
        self.starts.clone_from(&recorder.starts);
        (recorder, desk.journal.clone())
    }

    /// All steps of the run, to its end.
    pub fn steps(&mut self) -> Vec<Step> {
        let (recorder, _) = self.record(u32::MAX);
        let mut names = Names::default();
        let state = self.runner.machine().state();
        names.channels(&state);
        let places = self.runner.machine().take_places();
        let mut steps = Vec::new();
        for (i, &(candidate, preemption)) in recorder.taken.iter().enumerate() {
            let touches = recorder.touches.get(i).map_or(&[][..], |t| t);
            steps.push(Step {
                goroutine: candidate.id,
                class: candidate.class,
                object: self.name(&mut names, candidate.class, touches),
                place: place_of(places.get(i), candidate.id),
                preemption,
            });
        }
        steps
    }

    pub(crate) fn name(&mut self, names: &mut Names, class: Class, touches: &[Touch]) -> String {
        let Some(touch) = touches.iter().find(|t| t.class == class) else {
            return String::new();
        };
        match self.runner.machine().global_name(touch.object) {
            Some(name) => name.strip_prefix("main.").unwrap_or(name).to_string(),
            None => names.of(touch),
        }
    }

    /// The run as it stands.
    pub fn view(&mut self) -> View {
        let (recorder, journal) = self.record(self.step);
        let over = journal.cut != Some(Cut::Chosen);
        self.step = recorder.taken.len() as u32;
        let finished = self.runner.finished(&journal);
        let places = self.runner.machine().take_places();
        let state = self.runner.machine().state();
        let mut names = Names::default();
        names.channels(&state);
        let mut locks = Locks::default();
        let taken = recorder.taken.iter().zip(&recorder.touches);
        for (i, ((candidate, _), touches)) in taken.enumerate() {
            locks.step(i, candidate.id, touches);
        }
        let last = recorder.taken.last().map(|&(candidate, preemption)| {
            let touches = recorder.touches.last().cloned().unwrap_or_default();
            Step {
                goroutine: candidate.id,
                class: candidate.class,
                object: self.name(&mut names, candidate.class, &touches),
                place: place_of(places.get(recorder.taken.len() - 1), candidate.id),
                preemption,
            }
        });
        let next = recorder
            .open
            .iter()
            .map(|(candidate, touches)| Choosable {
                goroutine: candidate.id,
                class: candidate.class,
                object: self.name(&mut names, candidate.class, touches),
            })
            .collect();
        let locks = locks
            .by_addr
            .iter()
            .map(|(&addr, lock)| LockState {
                name: self.name(&mut names, Class::Lock, &[Touch::new(addr, Class::Lock)]),
                holders: lock.holders.iter().map(|h| h.goroutine).collect(),
                waiting: self.runner.machine().waiting_at(addr),
            })
            .collect();
        View {
            step: self.step,
            stdout: finished.stdout.clone(),
            finished: over.then_some(finished),
            last,
            next,
            state,
            locks,
        }
    }
}

pub(crate) fn place_of(places: Option<&machine::Places>, id: u64) -> Place {
    let found = places.and_then(|places| places.iter().find(|(g, _)| *g == id));
    found.map_or(Place::default(), |(_, place)| place.clone())
}

/// Names for what has none: by kind, in the order of appearance.
#[derive(Default)]
pub(crate) struct Names {
    known: BTreeMap<u64, String>,
    counts: BTreeMap<&'static str, usize>,
}

impl Names {
    pub(crate) fn channels(&mut self, state: &State) {
        for (addr, chan) in &state.channels {
            self.known.insert(*addr, format!("chan {}", chan.id));
        }
    }

    fn number(&mut self, kind: &'static str) -> String {
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        format!("{kind} {count}")
    }

    fn of(&mut self, touch: &Touch) -> String {
        use Class::*;
        if let Some(name) = self.known.get(&touch.object) {
            return name.clone();
        }
        let name = match touch.class {
            Lock | TryLock | Unlock => self.number("mutex"),
            WriteLock | WriteUnlock | ReadLock | ReadUnlock | TryRw => self.number("rwmutex"),
            WaitGroupAdd | WaitGroupDone | WaitGroupWait => self.number("wait group"),
            CondTicket | CondWait | Signal | Broadcast => self.number("cond"),
            Read | Write | AtomicRead | AtomicWrite => self.number("variable"),
            Send | Receive | Close | Length | Select => "chan".to_string(),
            _ => return String::new(),
        };
        self.known.insert(touch.object, name.clone());
        name
    }
}
