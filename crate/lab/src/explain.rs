//! Why goroutines wait, in words: for the command, as JSON for the page and for graders.

use crate::explore::{Explored, Options, Schedule, Subject, explore, run_scheduled};
use crate::json::Json;
use crate::source::Source;
use explore::explain::{Deed, Explanation, Finding, FindingKind, Role, Wait};
use explore::{Finished, Kind, Stepper};
use std::fmt::Write;

/// A run with the reasons of its end.
#[derive(Clone, Debug)]
pub struct Explained {
    /// It shows the run again.
    pub schedule: String,
    pub finished: Finished,
    pub waits: Vec<Wait>,
    pub causes: Vec<Cause>,
}

/// A finding, with what the source says besides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cause {
    pub finding: Finding,
    /// A finer name for it than the finding's own: `missing-close`, `forgotten-cancel`.
    pub name: &'static str,
}

/// Explains a run by a schedule.
pub fn explain(
    subject: &Subject,
    sources: &[Source],
    options: &Options,
    schedule: &Schedule,
) -> Result<Explained, String> {
    let options = subject.options(options);
    let mut stepper = Stepper::new(subject.program.clone(), &options, schedule)?;
    Ok(explain_run(&mut stepper, sources, &schedule.to_string()))
}

/// Explains a stepper's run; the text is its schedule's.
pub fn explain_run(stepper: &mut Stepper, sources: &[Source], schedule: &str) -> Explained {
    let (finished, Explanation { waits, findings }) = stepper.explain();
    let named = findings.into_iter().map(|finding| Cause {
        name: finer_name(&finding, sources),
        finding,
    });
    // A receive whose senders are there is a mistake only where all are to be received.
    let mut causes: Vec<Cause> = named.filter(|c| c.name != "not-closed").collect();
    // A select is no finding of its own unless it waits to be cancelled.
    for wait in waits.iter().filter(|w| w.reason == "select") {
        if waits_for_cancel(sources, &wait.place.file, wait.place.line) {
            causes.push(Cause {
                name: "forgotten-cancel",
                finding: Finding {
                    kind: FindingKind::NoSender,
                    deeds: vec![Deed {
                        goroutine: wait.goroutine,
                        role: Role::Waits,
                        object: wait.objects.first().cloned().unwrap_or_default(),
                        place: (wait.place.file.clone(), wait.place.line),
                    }],
                    count: 0,
                },
            });
        }
    }
    Explained {
        schedule: schedule.to_string(),
        finished,
        waits,
        causes,
    }
}

/// Explains a run that ends as bad as any: the first forbidden outcome that exploring finds; where it finds none, the run in
/// which goroutines take turns.
pub fn explain_any(
    subject: &Subject,
    sources: &[Source],
    options: &Options,
) -> Result<Explained, String> {
    let explored = explore(subject, options, |_| true)?;
    let schedule = match stuck(&explored) {
        Some(schedule) => schedule,
        None => {
            let run = run_scheduled(subject, options, crate::explore::Choosing::RoundRobin(0))?;
            run.journal.schedule()
        }
    };
    explain(subject, sources, options, &schedule)
}

/// The simplest run that ends with goroutines that wait.
fn stuck(explored: &Explored) -> Option<Schedule> {
    let waits = |kind| matches!(kind, Kind::Deadlock | Kind::Exit(_));
    let found = explored.outcomes.iter().map(|shown| &shown.outcome);
    found
        .filter(|o| waits(o.ending.kind) && !o.ending.blocked.is_empty())
        .min_by_key(|o| (o.witness.preemptions, o.witness.steps))
        .map(|o| o.witness.schedule.clone())
}

/// The line's text, without what follows `//`.
fn line<'a>(sources: &'a [Source], file: &str, line: u32) -> Option<&'a str> {
    let source = sources.iter().find(|s| s.name == file)?;
    let text = source.text.lines().nth(line.checked_sub(1)? as usize)?;
    Some(text.split("//").next().unwrap_or(text).trim())
}

fn finer_name(finding: &Finding, sources: &[Source]) -> &'static str {
    let own = finding.deeds.iter().find(|d| d.role == Role::Waits);
    let Some((file, at)) = own.map(|d| (&d.place.0, d.place.1)) else {
        return finding.kind.name();
    };
    if matches!(finding.kind, FindingKind::NoSender | FindingKind::NotClosed) {
        let text = line(sources, file, at).unwrap_or("");
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.contains(&"for") && words.contains(&"range") {
            return "missing-close";
        }
        if waits_for_cancel(sources, file, at) {
            return "forgotten-cancel";
        }
    }
    finding.kind.name()
}

/// Whether the receive, or a case of the select, on this line is of a context's Done.
fn waits_for_cancel(sources: &[Source], file: &str, at: u32) -> bool {
    let is_done = |text: &str| {
        let after = text.split("<-").nth(1);
        after.is_some_and(|channel| channel.contains(".Done()"))
    };
    let Some(text) = line(sources, file, at) else {
        return false;
    };
    if !text.starts_with("select") {
        return is_done(text);
    }
    let mut depth = 0_i32;
    for below in at.. {
        let Some(text) = line(sources, file, below) else {
            return false;
        };
        if depth == 1 && text.starts_with("case ") && is_done(text) {
            return true;
        }
        for c in text.chars() {
            depth += match c {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
        }
        if depth <= 0 {
            return false;
        }
    }
    false
}

fn at(place: &(String, u32)) -> String {
    match place.1 {
        0 => String::new(),
        line => format!(" at {}:{line}", place.0),
    }
}

fn who(goroutine: u64) -> String {
    match goroutine {
        1 => "main".into(),
        id => format!("goroutine {id}"),
    }
}

impl Cause {
    /// One or two sentences.
    pub fn words(&self) -> String {
        let deeds = &self.finding.deeds;
        let with = |role: Role| deeds.iter().filter(move |d| d.role == role);
        let Some(own) = with(Role::Waits).next_back() else {
            return String::new();
        };
        let (g, object, place) = (who(own.goroutine), &own.object, at(&own.place));
        let first = |role: Role| with(role).next().map_or(String::new(), |d| at(&d.place));
        match self.name {
            "double-lock" => format!(
                "Double lock: {g} locked {object}{} and locks it again{place}, without an Unlock between.",
                first(Role::Holds)
            ),
            "upgrade" => format!(
                "{g} holds {object} for reading{} and asks to write{place}: it waits for itself.",
                first(Role::Holds)
            ),
            "reader-writer-reader" => format!(
                "Reader, writer, reader: {g} reads {object}{} and asks to read again{place}, while a writer waits between{}: \
                 the writer waits for the first reading to end, the second one for the writer.",
                first(Role::Holds),
                first(Role::Waits)
            ),
            "lock-cycle" | "lock-order" => {
                let struck = self.name == "lock-cycle";
                let mut text = String::from(match struck {
                    true => "Locks in a circle:",
                    false => {
                        "Lock order: this time it went well, but under another schedule these deadlock:"
                    }
                });
                for pair in deeds.chunks(2) {
                    let [held, wanted] = pair else { continue };
                    let _ = match struck {
                        true => write!(
                            text,
                            " {} waits{} for {}, which {} has locked{};",
                            who(wanted.goroutine),
                            at(&wanted.place),
                            wanted.object,
                            who(held.goroutine),
                            at(&held.place)
                        ),
                        false => write!(
                            text,
                            " {} locks {}{} and then {}{};",
                            who(held.goroutine),
                            held.object,
                            at(&held.place),
                            wanted.object,
                            at(&wanted.place)
                        ),
                    };
                }
                text.pop();
                text + ". Lock them in one order everywhere."
            }
            "nil-channel" => format!(
                "{g} waits{place} on a nil channel: nothing ever comes. Was it made with make?"
            ),
            "no-cases" => {
                format!("{g} waits{place} in a select without a case that could ever be ready.")
            }
            "missing-close" => format!(
                "Missing close: {g} ranges over {object}{place}, and nobody who sends to it closes it."
            ),
            "forgotten-cancel" => format!(
                "Forgotten cancel: {g} waits{place} for a context to be done, and nobody is left to cancel it."
            ),
            "no-receiver" => match with(Role::Left).next_back() {
                Some(left) => format!(
                    "{g} sends on {object}{place}, and nobody receives: {} had it in a select{} and went on with another case. \
                     A buffer of one would let the send end.",
                    who(left.goroutine),
                    at(&left.place)
                ),
                None => format!("{g} sends on {object}{place}, and nobody is left to receive."),
            },
            "no-sender" => format!(
                "{g} receives from {object}{place}, and nobody is left to send to it or to close it."
            ),
            "wait-group" => {
                let done = with(Role::Counts).count();
                format!(
                    "{g} waits{place} for {object}, whose counter is {}: Add was called {} times, Done {done} times.",
                    self.finding.count,
                    with(Role::Adds).count()
                )
            }
            "add-after-wait" => format!(
                "Add in the goroutine: {} calls Add{} after Wait{place} has let {g} go on. Call Add before `go`.",
                with(Role::Adds)
                    .next()
                    .map_or(String::new(), |d| who(d.goroutine)),
                first(Role::Adds)
            ),
            "lost-wake-up" => format!(
                "Lost wake-up: {object} was signalled{} before {g} waited{place}, and a signal is not kept. Check the condition in a \
                 loop, with the lock held, before each Wait.",
                first(Role::Signals)
            ),
            _ => format!("{g} waits{place} for {object}, which nobody signals."),
        }
    }
}

impl Explained {
    /// The wait-for graph, one wait a paragraph, and the causes.
    pub fn words(&self) -> String {
        let mut out = String::new();
        for wait in &self.waits {
            let place = at(&(wait.place.file.clone(), wait.place.line));
            let _ = write!(
                out,
                "{} waits{place} [{}]",
                who(wait.goroutine),
                wait.reason
            );
            if !wait.objects.is_empty() {
                let _ = write!(out, " for {}", wait.objects.join(", "));
            }
            let _ = writeln!(out, ", since step {}", wait.since);
            for on in &wait.on {
                let what = match on.role {
                    Role::Holds => "is held by",
                    Role::Served => "was served by",
                    Role::Left => "was in a select of",
                    Role::Counts => "is counted down by",
                    Role::Signals => "is signalled by",
                    Role::Waits => "is awaited by",
                    Role::Adds => "is counted up by",
                };
                let place = at(&(on.place.file.clone(), on.place.line));
                let ended = if on.ended { ", which has ended" } else { "" };
                let _ = writeln!(out, "    it {what} {}{place}{ended}", who(on.goroutine));
            }
        }
        for cause in &self.causes {
            let _ = writeln!(out, "{}", cause.words());
        }
        out
    }

    /// For other programs: `{ schedule, kind, waits: [{ goroutine, reason, func, file, line, since, objects, on: [{ goroutine, role,
    /// file, line, ended }] }], causes: [{ name, text, count, deeds: [{ goroutine, role, object, file, line }] }] }`.
    pub fn json(&self) -> String {
        Json::object(|json| self.write(json))
    }

    /// The members of [`Explained::json`].
    pub fn write(&self, json: &mut Json) {
        json.text("schedule", &self.schedule);
        let kind = format!("{:?}", self.finished.kind).to_lowercase();
        json.text("kind", kind.split('(').next().unwrap_or(""));
        json.list("waits", &self.waits, |json, wait| {
            json.number("goroutine", wait.goroutine as f64);
            json.text("reason", wait.reason);
            json.text("func", &wait.place.func);
            json.text("file", &wait.place.file);
            json.number("line", wait.place.line);
            json.number("since", wait.since);
            json.texts("objects", &wait.objects);
            json.list("on", &wait.on, |json, on| {
                json.number("goroutine", on.goroutine as f64);
                json.text("role", on.role.name());
                json.text("file", &on.place.file);
                json.number("line", on.place.line);
                json.flag("ended", on.ended);
            });
        });
        json.list("causes", &self.causes, |json, cause| {
            json.text("name", cause.name);
            json.text("text", &cause.words());
            json.number("count", cause.finding.count as f64);
            json.list("deeds", &cause.finding.deeds, |json, deed| {
                json.number("goroutine", deed.goroutine as f64);
                json.text("role", deed.role.name());
                json.text("object", &deed.object);
                json.text("file", &deed.place.0);
                json.number("line", deed.place.1);
            });
        });
    }
}
