//! Schedules: all that a run leaves open, as a short string that fits a link.
//!
//! `1a.7.ab3cb2.k3f9x0`: the version `1`; `a` or `o`, gates at accesses or only at operations, and `t` behind it where the clock
//! is one to be chosen; the seed of random numbers in base 36; the answers, where `a` is 0, `b` 1 and so on (`z` and more letters
//! add up beyond 24) and a number repeats the letter before it; a check of what the answers were given to. Answers of 0 at the
//! end are left out: whatever follows is answered so.

use runtime::step::{Gates, Timers};

/// The answers of a run, and what they were given to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Schedule {
    pub setting: Setting,
    /// One for each question with more than one answer.
    pub answers: Vec<u32>,
    /// A hash of the questions that the answers were given to; none: unknown, made by hand.
    pub check: Option<u32>,
}

/// Where a run asks, and what its random numbers are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Setting {
    pub gates: Gates,
    pub timers: Timers,
    pub seed: u64,
}

impl Default for Setting {
    fn default() -> Setting {
        Setting {
            gates: Gates::Accesses,
            timers: Timers::Idle,
            seed: 0,
        }
    }
}

/// Why a string is no schedule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadSchedule(String);

impl std::fmt::Display for BadSchedule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "this is no schedule: {}", self.0)
    }
}

impl std::error::Error for BadSchedule {}

const VERSION: &str = "1";
/// The most answers that a string may stand for: run lengths could say any number.
const MOST: usize = 10_000_000;

impl std::fmt::Display for Schedule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(VERSION)?;
        f.write_str(match self.setting.gates {
            Gates::Accesses => "a",
            _ => "o",
        })?;
        if self.setting.timers == Timers::Any {
            f.write_str("t")?;
        }
        write!(f, ".{}.", base36(self.setting.seed))?;
        let kept = self.answers.iter().rposition(|&a| a != 0);
        let answers = &self.answers[..kept.map_or(0, |last| last + 1)];
        for run in answers.chunk_by(|a, b| a == b) {
            for _ in 0..run[0] / 25 {
                f.write_str("z")?;
            }
            let letter = b'a' + (run[0] % 25) as u8;
            write!(f, "{}", char::from(letter))?;
            if run.len() > 1 {
                write!(f, "{}", run.len())?;
            }
        }
        if let Some(check) = self.check {
            write!(f, ".{}", base36(check.into()))?;
        }
        Ok(())
    }
}

fn base36(mut n: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(b"0123456789abcdefghijklmnopqrstuvwxyz"[(n % 36) as usize]);
        n /= 36;
        if n == 0 {
            digits.reverse();
            return digits.into_iter().map(char::from).collect();
        }
    }
}

fn bad<T>(text: impl Into<String>) -> Result<T, BadSchedule> {
    Err(BadSchedule(text.into()))
}

impl std::str::FromStr for Schedule {
    type Err = BadSchedule;

    fn from_str(text: &str) -> Result<Schedule, BadSchedule> {
        let mut parts = text.trim().split('.');
        let head = parts.next().unwrap_or("");
        let Some(mode) = head.strip_prefix(VERSION) else {
            let version: String = head.chars().take_while(char::is_ascii_digit).collect();
            return match version.is_empty() {
                true => bad("it does not begin with a version"),
                false => bad(format!(
                    "it is of version {version}, and this Raceway reads version {VERSION}"
                )),
            };
        };
        let (gates, timers) = match mode {
            "a" => (Gates::Accesses, Timers::Idle),
            "at" => (Gates::Accesses, Timers::Any),
            "o" => (Gates::Operations, Timers::Idle),
            "ot" => (Gates::Operations, Timers::Any),
            _ => return bad(format!("the mode {mode:?} is unknown")),
        };
        let (Some(seed), Some(body)) = (parts.next(), parts.next()) else {
            return bad("it is cut short");
        };
        let seed = u64::from_str_radix(seed, 36)
            .map_err(|_| BadSchedule(format!("{seed:?} is no seed")))?;
        let check = match parts.next() {
            None => None,
            Some(check) => match u32::from_str_radix(check, 36) {
                Ok(check) => Some(check),
                Err(_) => return bad(format!("{check:?} is no check")),
            },
        };
        if parts.next().is_some() {
            return bad("it has too many parts");
        }
        Ok(Schedule {
            setting: Setting {
                gates,
                timers,
                seed,
            },
            answers: answers(body)?,
            check,
        })
    }
}

fn answers(body: &str) -> Result<Vec<u32>, BadSchedule> {
    let mut answers = Vec::new();
    let mut bytes = body.bytes().enumerate().peekable();
    let mut high = 0u32;
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'z' => high = high.saturating_add(25),
            b'a'..=b'y' => {
                let mut times = 0usize;
                let mut digits = 0;
                while let Some(&(_, digit @ b'0'..=b'9')) = bytes.peek() {
                    bytes.next();
                    digits += 1;
                    times = times
                        .saturating_mul(10)
                        .saturating_add((digit - b'0').into());
                }
                let times = if digits == 0 { 1 } else { times };
                if answers.len().saturating_add(times) > MOST {
                    return bad("it is too long");
                }
                let answer = high + u32::from(byte - b'a');
                answers.resize(answers.len() + times, answer);
                high = 0;
            }
            _ => {
                // All bytes before it were ASCII, so it begins a character.
                let wrong = body[at..].chars().next().unwrap_or_default();
                return bad(format!("{wrong:?} at place {} of its answers", at + 1));
            }
        }
    }
    match high {
        0 => Ok(answers),
        _ => bad("it is cut short"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schedule_survives_its_string() {
        let mut rng = runtime::Rng::new(3);
        for round in 0..300 {
            let n = rng.below(40);
            let mut answers: Vec<u32> = (0..n)
                .map(|_| [0, 0, 0, 1, 2, 24, 25, 26, 60, 999][rng.below(10)])
                .collect();
            while answers.last() == Some(&0) {
                answers.pop();
            }
            let schedule = Schedule {
                setting: Setting {
                    gates: [Gates::Accesses, Gates::Operations][rng.below(2)],
                    timers: [Timers::Idle, Timers::Any][rng.below(2)],
                    seed: rng.next_u64() >> rng.below(64),
                },
                answers,
                check: (round % 3 > 0).then(|| rng.next_u64() as u32),
            };
            let text = schedule.to_string();
            assert!(
                text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.'),
                "{text}"
            );
            assert_eq!(text.parse::<Schedule>().as_ref(), Ok(&schedule), "{text}");
        }
    }

    #[test]
    fn runs_of_one_answer_are_counted() {
        let schedule = Schedule {
            answers: vec![0, 0, 0, 2, 1, 1, 0, 0],
            ..Schedule::default()
        };
        assert_eq!(schedule.to_string(), "1a.0.a3cb2");
    }

    #[test]
    fn what_is_no_schedule_is_told_why() {
        for (text, want) in [
            ("", "does not begin with a version"),
            ("hello", "does not begin with a version"),
            ("2a.0.b", "version 2"),
            ("1q.0.b", "mode \"q\""),
            ("1a.0", "cut short"),
            ("1a.!.b", "no seed"),
            ("1a.0.b!", "'!' at place 2"),
            ("1a.0.é", "'é' at place 1"),
            ("1a.0.3b", "'3' at place 1"),
            ("1a.0.bz", "cut short"),
            ("1a.0.b99999999999999999999", "too long"),
            ("1a.0.b.!", "no check"),
            ("1a.0.b.1.2", "too many parts"),
        ] {
            let error = text.parse::<Schedule>().unwrap_err().to_string();
            assert!(error.contains(want), "{text:?}: {error}");
        }
    }
}
