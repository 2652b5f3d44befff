//! How a run ended and what it counted.

use crate::race::Race;
use serde::Serialize;
use std::collections::BTreeMap;
use std::time::Duration;

/// Why a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// main returned, or os.Exit.
    Exit,
    /// An unrecovered panic.
    Panic,
    /// All goroutines were asleep.
    Deadlock,
    /// Any other `fatal error`.
    Fatal,
    /// The observer asked for it.
    Stopped,
    /// A limit of the settings was reached.
    Limit,
    /// The engine itself failed.
    Broken,
}

/// A run's result.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Go's exit status.
    pub status: i32,
    pub reason: Reason,
    #[serde(serialize_with = "nanos")]
    pub elapsed: Duration,
    pub stdout: String,
    pub stderr: String,
    /// Bytes of output that the report does not hold.
    pub cut: u64,
    /// Sums over workers, by the names of the wire format.
    pub counters: BTreeMap<String, u64>,
    /// Values of the program's `RESULT name value` lines; the last of a name counts.
    pub results: BTreeMap<String, f64>,
    /// Goroutines that wait for ever, though the program did not end in a deadlock; where asked for.
    pub leaks: Vec<Leak>,
    /// Data races, each pair of places once; where asked for.
    pub races: Vec<Race>,
}

/// A goroutine that nothing which can still run will ever wake.
#[derive(Clone, Debug, Serialize)]
pub struct Leak {
    pub goroutine: u64,
    /// What it waits for, in Go's words: `chan send`.
    pub reason: &'static str,
    /// Where it waits, in the program's own code.
    pub func: String,
    pub file: String,
    /// 0: none.
    pub line: u32,
    /// As Go's goroutine-leak profile has it.
    pub text: String,
}

impl From<machine::Leak> for Leak {
    fn from(leak: machine::Leak) -> Leak {
        Leak {
            goroutine: leak.goroutine,
            reason: leak.reason,
            func: leak.place.func,
            file: leak.place.file,
            line: leak.place.line,
            text: leak.dump,
        }
    }
}

fn nanos<S: serde::Serializer>(elapsed: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(elapsed.as_nanos() as f64)
}

/// The `RESULT name value` lines of an output.
pub fn results(stdout: &str) -> BTreeMap<String, f64> {
    stdout
        .lines()
        .filter_map(|line| {
            let mut words = line.strip_prefix("RESULT ")?.split_whitespace();
            let name = words.next()?;
            let value: f64 = words.next()?.parse().ok()?;
            value.is_finite().then(|| (name.to_string(), value))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read_from_lines_of_their_own() {
        let found = results(
            "hello\nRESULT speed 12.5 ns\nRESULT broken\n RESULT no 1\nRESULT speed 13\nRESULT x NaN\n",
        );
        assert_eq!(
            found.into_iter().collect::<Vec<_>>(),
            [("speed".to_string(), 13.0)]
        );
    }
}
