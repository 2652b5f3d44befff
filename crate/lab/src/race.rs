//! Data races, as a run's report tells of them.
//!
//! In JSON, and for the page, one is
//! `{ text, location: { kind, name, address }, current, previous, hint }`, where `current` and `previous` are
//! `{ write, atomic, goroutine, running, stack, created, locks }`: lists of `{ func, file, line }`, innermost first, but `locks`.

use crate::json::Json;
use machine::{HintKind as Found, RaceKind, RacePlace, RaceSide};
use serde::Serialize;

/// The exit status of a program that ended well but for its races, as Go has it.
pub const STATUS: i32 = 66;

/// Two accesses to the same memory, at least one of them a write, that nothing orders.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Race {
    /// Go's report, from `==================` to `==================`, its lines ended.
    pub text: String,
    pub location: RaceLocation,
    /// The access that showed the race, and the one before it.
    pub current: RaceAccess,
    pub previous: RaceAccess,
    /// What would order the two.
    pub hint: RaceHint,
}

/// What the two accesses touch.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RaceLocation {
    pub kind: LocationKind,
    /// A package-level variable's name, as `main.count`; none: not known.
    pub name: Option<String>,
    /// As the text names it: the same place has the same address in all reports of a run.
    pub address: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum LocationKind {
    /// A variable, or a field of a struct.
    Variable,
    /// A package-level variable.
    Global,
    /// An element of an array or a slice.
    Element,
    /// A map: each operation on it touches all of it.
    Map,
    /// A channel: a send while another closes it.
    Channel,
    /// A sync.WaitGroup: the first Add while another waits.
    WaitGroup,
}

/// One of the two accesses.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RaceAccess {
    pub write: bool,
    /// By package sync/atomic.
    pub atomic: bool,
    /// The goroutine's number; 1 is the main one.
    pub goroutine: u64,
    /// False: it has ended.
    pub running: bool,
    /// Innermost first.
    pub stack: Vec<RaceFrame>,
    /// Where its goroutine was started; empty for the main one.
    pub created: Vec<RaceFrame>,
    /// Where it locked the locks that it held.
    pub locks: Vec<RaceFrame>,
}

/// A place in the program.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RaceFrame {
    /// As `main.main.func1`.
    pub func: String,
    pub file: String,
    pub line: u32,
}

/// What would order two accesses.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RaceHint {
    pub kind: HintKind,
    /// The hint in English.
    pub text: String,
    /// The lines that it speaks of.
    pub places: Vec<RaceFrame>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum HintKind {
    /// One of them held a lock (`places`: where it locked it), and the other none.
    OneLocks,
    /// Each held locks, but no common one (`places`: where both locked theirs).
    OtherLocks,
    /// Both held the same RWMutex, but a writer held it for reading (`places`: where they locked it).
    ReadLocks,
    /// One is by package sync/atomic and the other is not (`places`: the other).
    Atomic,
    /// One goroutine started the other and does not wait for it (`places`: the `go` statement).
    Wait,
    /// A map without a lock.
    Map,
    /// A send and a close that nothing orders.
    Close,
    /// WaitGroup.Add in the goroutine that is waited for.
    Add,
    /// A lock or a channel.
    Lock,
}

/// What stands last on the standard error of a run with so many races.
pub fn found(races: u64) -> String {
    format!("Found {races} data race(s)\n")
}

/// The races as a list in a report for other programs.
pub fn list(json: &mut Json, races: &[Race]) {
    fn places(json: &mut Json, key: &str, frames: &[RaceFrame]) {
        json.list(key, frames, |json, frame| {
            json.text("func", &frame.func);
            json.text("file", &frame.file);
            json.number("line", frame.line);
        });
    }
    json.list("races", races, |json, race| {
        json.text("text", &race.text);
        json.member("location", |json| {
            json.text("kind", word(race.location.kind));
            if let Some(name) = &race.location.name {
                json.text("name", name);
            }
            json.text("address", &race.location.address);
        });
        for (key, side) in [("current", &race.current), ("previous", &race.previous)] {
            json.member(key, |json| {
                json.flag("write", side.write);
                json.flag("atomic", side.atomic);
                json.number("goroutine", side.goroutine as f64);
                json.flag("running", side.running);
                places(json, "stack", &side.stack);
                places(json, "created", &side.created);
                places(json, "locks", &side.locks);
            });
        }
        json.member("hint", |json| {
            json.text("kind", hint_word(race.hint.kind));
            json.text("text", &race.hint.text);
            places(json, "places", &race.hint.places);
        });
    });
}

/// As serde has it.
fn word(kind: LocationKind) -> &'static str {
    match kind {
        LocationKind::Variable => "variable",
        LocationKind::Global => "global",
        LocationKind::Element => "element",
        LocationKind::Map => "map",
        LocationKind::Channel => "channel",
        LocationKind::WaitGroup => "waitGroup",
    }
}

fn hint_word(kind: HintKind) -> &'static str {
    match kind {
        HintKind::OneLocks => "oneLocks",
        HintKind::OtherLocks => "otherLocks",
        HintKind::ReadLocks => "readLocks",
        HintKind::Atomic => "atomic",
        HintKind::Wait => "wait",
        HintKind::Map => "map",
        HintKind::Close => "close",
        HintKind::Add => "add",
        HintKind::Lock => "lock",
    }
}

impl From<machine::Race> for Race {
    fn from(race: machine::Race) -> Race {
        let kind = match race.kind {
            RaceKind::Variable => LocationKind::Variable,
            RaceKind::Global => LocationKind::Global,
            RaceKind::Element => LocationKind::Element,
            RaceKind::Map => LocationKind::Map,
            RaceKind::Channel => LocationKind::Channel,
            RaceKind::WaitGroup => LocationKind::WaitGroup,
        };
        let hint = match race.hint.kind {
            Found::OneLocks => HintKind::OneLocks,
            Found::OtherLocks => HintKind::OtherLocks,
            Found::ReadLocks => HintKind::ReadLocks,
            Found::Atomic => HintKind::Atomic,
            Found::Wait => HintKind::Wait,
            Found::Map => HintKind::Map,
            Found::Close => HintKind::Close,
            Found::Add => HintKind::Add,
            Found::Lock => HintKind::Lock,
        };
        Race {
            text: race.text,
            location: RaceLocation {
                kind,
                name: race.name,
                address: race.address,
            },
            current: race.current.into(),
            previous: race.previous.into(),
            hint: RaceHint {
                kind: hint,
                text: race.hint.text,
                places: frames(race.hint.places),
            },
        }
    }
}

impl From<RaceSide> for RaceAccess {
    fn from(side: RaceSide) -> RaceAccess {
        RaceAccess {
            write: side.write,
            atomic: side.atomic,
            goroutine: side.goroutine,
            running: side.running,
            stack: frames(side.stack),
            created: frames(side.created),
            locks: frames(side.locks),
        }
    }
}

fn frames(places: Vec<RacePlace>) -> Vec<RaceFrame> {
    let frame = |place: RacePlace| RaceFrame {
        func: place.func,
        file: place.file,
        line: place.line,
    };
    places.into_iter().map(frame).collect()
}
