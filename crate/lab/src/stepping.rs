//! Scheduled runs and stepping as the page asks for them: each question says all, so whoever answers may have died in between.

use crate::explain::{Explained, explain_run};
use crate::explore::{
    Choosing, Cut, Options, Schedule, Step, Stepper, Subject, View, run_scheduled, stepper,
};
use crate::json::Json;
use crate::source::{Located, Source, listing};
use explore::Kind;
use machine::VariableState;
use std::collections::HashMap;

/// Steps of a run that are listed at most.
const LISTED: usize = 2_000;
/// Frames of a goroutine's stack that are shown at most.
const FRAMES: usize = 30;
/// Variables of a frame, or of the package, that are shown at most.
const VARIABLES: usize = 60;

/// What to do before looking.
#[derive(Clone, PartialEq, Debug)]
pub enum Action {
    /// Stand after so many steps.
    GoTo(u32),
    Forward,
    Back,
    /// To the next step that is no access to memory.
    Operation,
    End,
    /// Let this goroutine (0: the clock) go next.
    Choose(u64),
    /// Until a goroutine stands at this line.
    Line(String, u32),
}

/// What the step before an [`Action`] was: a schedule, and how many of its steps were taken.
#[derive(Clone, PartialEq, Debug)]
pub struct Stand {
    pub schedule: String,
    pub step: u32,
}

/// Where a program was compiled once, the next question about it finds it.
#[derive(Default)]
pub struct Stepping {
    known: Option<Known>,
}

struct Known {
    sources: Vec<Source>,
    values: HashMap<String, f64>,
    subject: Subject,
    stepper: Option<(String, Stepper)>,
}

fn failed(what: &str, text: &str) -> String {
    Json::object(|json| json.text(what, text))
}

impl Stepping {
    fn known(
        &mut self,
        sources: Vec<Source>,
        values: HashMap<String, f64>,
    ) -> Result<&mut Known, String> {
        let same = |known: &Known| known.sources == sources && known.values == values;
        if !self.known.as_ref().is_some_and(same) {
            let subject = Subject::new(&sources, &values)
                .map_err(|errors: Vec<Located>| failed("broken", &listing(&sources, &errors)))?;
            self.known = Some(Known {
                sources,
                values,
                subject,
                stepper: None,
            });
        }
        self.known.as_mut().ok_or_else(String::new)
    }

    /// Runs a program once; the answer is JSON.
    pub fn run(
        &mut self,
        sources: Vec<Source>,
        values: HashMap<String, f64>,
        options: &Options,
        choosing: Choosing,
    ) -> String {
        let known = match self.known(sources, values) {
            Ok(known) => known,
            Err(answer) => return answer,
        };
        let run = match run_scheduled(&known.subject, options, choosing) {
            Ok(run) => run,
            Err(message) => return failed("failure", &message),
        };
        let finished = &run.finished;
        Json::object(|json| {
            json.text("kind", kind(finished.kind));
            json.number("status", run.status());
            json.flag("diverged", run.diverged);
            json.flag("long", finished.cut == Some(Cut::Steps));
            json.text("stdout", &finished.stdout);
            json.text("stderr", &finished.stderr);
            json.text("schedule", &run.journal.schedule().to_string());
            json.number("steps", run.journal.steps);
            json.number("switches", run.journal.switches);
            json.number("preemptions", run.journal.preemptions);
            crate::race::list(json, &run.races());
        })
    }

    /// Looks at a run as it stands after an action; the answer is JSON, with all steps where `listed`.
    pub fn step(
        &mut self,
        sources: Vec<Source>,
        values: HashMap<String, f64>,
        options: &Options,
        stand: &Stand,
        action: &Action,
        listed: bool,
    ) -> String {
        let known = match self.known(sources, values) {
            Ok(known) => known,
            Err(answer) => return answer,
        };
        let (text, mut stepper) = match known.stepper.take() {
            Some((text, stepper)) if text == stand.schedule => (text, stepper),
            _ => {
                let schedule: Schedule = match stand.schedule.parse() {
                    Ok(schedule) => schedule,
                    Err(error) => return failed("failure", &format!("{error}")),
                };
                match stepper(&known.subject, options, &schedule) {
                    Ok(stepper) => (stand.schedule.clone(), stepper),
                    Err(message) => return failed("failure", &message),
                }
            }
        };
        let view = act(&mut stepper, stand.step, action);
        // A schedule that was chosen anew has lost its check.
        let text = match action {
            Action::Choose(_) => stepper.schedule().to_string(),
            _ => text,
        };
        let steps = listed.then(|| stepper.steps());
        let over = view.finished.is_some();
        let why = over.then(|| explain_run(&mut stepper, &known.sources, &text));
        known.stepper = Some((text.clone(), stepper));
        show(&view, &text, steps.as_deref(), why.as_ref())
    }
}

fn act(stepper: &mut Stepper, step: u32, action: &Action) -> View {
    let at = |stepper: &mut Stepper| match stepper.position() == step {
        true => None,
        false => Some(stepper.go_to(step)),
    };
    match action {
        Action::GoTo(step) => stepper.go_to(*step),
        Action::Forward => stepper.go_to(step.saturating_add(1)),
        Action::Back => stepper.go_to(step.saturating_sub(1)),
        Action::End => stepper.go_to(u32::MAX),
        Action::Operation => {
            let steps = stepper.steps();
            let later = steps.iter().enumerate().skip(step as usize);
            let found = later
                .map(|(i, step)| (i, step.class))
                .find(|(_, class)| !class.is_memory());
            stepper.go_to(found.map_or(u32::MAX, |(i, _)| i as u32 + 1))
        }
        Action::Line(file, line) => {
            at(stepper);
            stepper.run_to_line(file, *line)
        }
        Action::Choose(goroutine) => {
            at(stepper);
            match stepper.choose(*goroutine) {
                Some(view) => view,
                None => stepper.view(),
            }
        }
    }
}

/// The word for a way to end.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Exit(_) => "exit",
        Kind::Panic => "panic",
        Kind::Deadlock => "deadlock",
        Kind::Fatal => "fatal",
        Kind::Cut => "unfinished",
        Kind::Broken => "broken",
    }
}

fn write_variable(json: &mut Json, variable: &VariableState) {
    json.text("name", &variable.name);
    json.text("type", &variable.ty);
    json.text("value", &variable.value);
}

fn write_step(json: &mut Json, step: &Step) {
    json.number("goroutine", step.goroutine as f64);
    json.text("operation", step.class.words());
    json.text("object", &step.object);
    json.text("file", &step.place.file);
    json.number("line", step.place.line);
    json.flag("switch", step.preemption);
}

fn show(view: &View, schedule: &str, steps: Option<&[Step]>, why: Option<&Explained>) -> String {
    Json::object(|json| {
        json.number("step", view.step);
        json.text("schedule", schedule);
        json.text("stdout", &view.stdout);
        json.number("now", view.state.now as f64);
        if let Some(finished) = &view.finished {
            json.member("finished", |json| {
                json.text("kind", kind(finished.kind));
                json.flag("long", finished.cut == Some(Cut::Steps));
                json.flag("diverged", matches!(finished.cut, Some(Cut::Diverged(_))));
                if let Kind::Exit(status) = finished.kind {
                    json.number("status", status);
                }
                json.text("stderr", &finished.stderr);
            });
        }
        if let Some(why) = why {
            json.member("why", |json| why.write(json));
        }
        if let Some(last) = &view.last {
            json.member("last", |json| write_step(json, last));
        }
        json.list("next", &view.next, |json, next| {
            json.number("goroutine", next.goroutine as f64);
            json.text("operation", next.class.words());
            json.text("object", &next.object);
        });
        json.list("goroutines", &view.state.goroutines, |json, goroutine| {
            json.number("id", goroutine.id as f64);
            json.number("parent", goroutine.parent as f64);
            json.text("status", goroutine.status);
            let frames = goroutine.frames.iter().enumerate().take(FRAMES);
            json.list("frames", frames, |json, (i, f)| {
                json.text("func", &f.func);
                json.text("file", &f.file);
                json.number("line", f.line);
                let locals = goroutine.locals.get(i).into_iter().flatten();
                json.list("variables", locals.take(VARIABLES), write_variable);
            });
        });
        let globals = view.state.globals.iter().take(VARIABLES);
        json.list("variables", globals, write_variable);
        json.list("channels", &view.state.channels, |json, (_, chan)| {
            json.number("id", chan.id as f64);
            json.number("cap", chan.cap as f64);
            json.number("len", chan.len as f64);
            json.flag("closed", chan.closed);
            json.numbers("receivers", chan.receivers.iter().copied());
            json.numbers("senders", chan.senders.iter().copied());
        });
        json.list("locks", &view.locks, |json, lock| {
            json.text("name", &lock.name);
            json.numbers("holders", lock.holders.iter().copied());
            json.numbers("waiting", lock.waiting.iter().copied());
        });
        if let Some(steps) = steps {
            json.number("all", steps.len() as f64);
            json.list("steps", steps.iter().take(LISTED), write_step);
        }
    })
}
