//! What a program says of its own outcomes, in comments.
//!
//! - `//raceway:outcomes 2 3`: the standard output of a run, without blanks at its ends, is one of these. A value with blanks stands in
//!   double quotes; `deadlock`, `panic`, `leak` and `fatal` name the ways to end badly.
//! - `//raceway:outcomes interesting 2`, `forbidden 0`, `acceptable 4`: as jcstress tells them apart; several lines may be given.
//!   What no line names is forbidden if some line says what is acceptable.
//! - `//raceway:always x <= 1`: an expression over package-level variables that holds at every moment.

use crate::source::Source;
use explore::{Ending, Kind};
use std::fmt::Write;

/// What an outcome is worth.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verdict {
    Acceptable,
    /// Allowed, and worth a look.
    Interesting,
    Forbidden,
}

impl Verdict {
    pub const fn words(self) -> &'static str {
        match self {
            Verdict::Acceptable => "acceptable",
            Verdict::Interesting => "interesting",
            Verdict::Forbidden => "forbidden",
        }
    }
}

/// An expression that must always hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Always {
    pub file: String,
    pub line: u32,
    pub expression: String,
}

/// A program's directives.
#[derive(Clone, Default, Debug)]
pub struct Directives {
    outcomes: Vec<(Verdict, String)>,
    pub always: Vec<Always>,
}

const OUTCOMES: &str = "//raceway:outcomes";
const ALWAYS: &str = "//raceway:always";

impl Directives {
    pub fn of(sources: &[Source]) -> Directives {
        let mut directives = Directives::default();
        for source in sources.iter().filter(|s| s.name.ends_with(".go")) {
            for (number, line) in source.text.lines().enumerate() {
                if let Some(rest) = directive(line, OUTCOMES) {
                    directives.outcomes(rest);
                } else if let Some(rest) = directive(line, ALWAYS)
                    && !rest.trim().is_empty()
                {
                    directives.always.push(Always {
                        file: source.name.clone(),
                        line: number as u32 + 1,
                        expression: rest.trim().to_string(),
                    });
                }
            }
        }
        directives
    }

    fn outcomes(&mut self, text: &str) {
        let mut words = words(text).into_iter().peekable();
        let verdict = match words.peek().map(|(word, _)| word.as_str()) {
            Some("interesting") => Verdict::Interesting,
            Some("forbidden") => Verdict::Forbidden,
            Some("acceptable") => Verdict::Acceptable,
            _ => {
                self.outcomes
                    .extend(words.map(|(word, _)| (Verdict::Acceptable, word)));
                return;
            }
        };
        self.outcomes
            .extend(words.skip(1).map(|(word, _)| (verdict, word)));
    }

    /// What an ending is worth. Without directives the bad ways to end are forbidden, and so is a leak.
    pub fn verdict(&self, ending: &Ending) -> Verdict {
        let way = match ending.kind {
            Kind::Exit(_) if !ending.races.is_empty() => Some("race"),
            Kind::Exit(_) if ending.leaks() => Some("leak"),
            Kind::Exit(_) | Kind::Cut => None,
            Kind::Panic => Some("panic"),
            Kind::Deadlock => Some("deadlock"),
            Kind::Fatal | Kind::Broken => Some("fatal"),
        };
        let output = ending.stdout.trim();
        let named = |name: &str| way == Some(name);
        let said = |value: &str| match way {
            None | Some("leak" | "race") => value == output && matches!(ending.kind, Kind::Exit(_)),
            _ => false,
        };
        let mut found: Option<Verdict> = None;
        for (verdict, value) in &self.outcomes {
            if named(value) || said(value) {
                found = found.max(Some(*verdict));
            }
        }
        // Output that is expected does not excuse these; only naming them does.
        let bad = |name| named(name) && !self.outcomes.iter().any(|(_, value)| value == name);
        match found {
            Some(verdict) if !bad("leak") && !bad("race") => verdict,
            Some(_) => Verdict::Forbidden,
            None if way.is_some() => Verdict::Forbidden,
            None if matches!(ending.kind, Kind::Exit(status) if status != 0) => Verdict::Forbidden,
            None if self.tells_acceptable() && ending.kind != Kind::Cut => Verdict::Forbidden,
            None => Verdict::Acceptable,
        }
    }

    /// Whether some line says what is acceptable.
    pub fn tells_acceptable(&self) -> bool {
        let allowed = |(verdict, _): &&(Verdict, String)| *verdict != Verdict::Forbidden;
        self.outcomes.iter().any(|o| allowed(&o))
    }

    /// The sources with a hidden function for each expression that must hold: `main.racewayAlways0` and so on.
    pub fn instrument(&self, sources: &[Source]) -> Vec<Source> {
        let mut sources = sources.to_vec();
        for (i, always) in self.always.iter().enumerate() {
            if let Some(source) = sources.iter_mut().find(|s| s.name == always.file) {
                let _ = write!(
                    source.text,
                    // The variable keeps the function from being left out as unused.
                    "\nfunc {0}() bool {{ return {1} }}; var _ = {0}\n",
                    hidden(i),
                    always.expression
                );
            }
        }
        sources
    }
}

/// The hidden function's name.
pub fn hidden(i: usize) -> String {
    format!("racewayAlways{i}")
}

/// What follows a directive in a line, where it stands at the line's start or after other text.
fn directive<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let at = line.find(name)?;
    let rest = &line[at + name.len()..];
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(rest)
}

/// Words, and texts in double quotes, with whether they were quoted.
fn words(text: &str) -> Vec<(String, bool)> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (word, after) = quoted.split_once('"').unwrap_or((quoted, ""));
            words.push((word.replace("\\n", "\n"), true));
            rest = after.trim_start();
        } else {
            let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            words.push((word.to_string(), false));
            rest = after.trim_start();
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(text: &str, kind: Kind, stdout: &str) -> Verdict {
        let sources = [Source {
            name: "a.go".into(),
            text: text.into(),
        }];
        Directives::of(&sources).verdict(&Ending {
            kind,
            stdout: stdout.into(),
            message: String::new(),
            blocked: Vec::new(),
            races: Vec::new(),
        })
    }

    #[test]
    fn values_and_ways_are_judged() {
        use Verdict::*;
        let text = "//raceway:outcomes 10\nx() //raceway:outcomes interesting \"a b\" 9\n";
        for (kind, stdout, want) in [
            (Kind::Exit(0), "10\n", Acceptable),
            (Kind::Exit(0), "9", Interesting),
            (Kind::Exit(0), "a b\n", Interesting),
            (Kind::Exit(0), "8", Forbidden),
            (Kind::Deadlock, "10\n", Forbidden),
        ] {
            assert_eq!(verdict(text, kind, stdout), want, "{kind:?} {stdout}");
        }
        assert_eq!(verdict("", Kind::Exit(0), "x"), Acceptable);
        assert_eq!(verdict("", Kind::Panic, "x"), Forbidden);
        let deadlock = "//raceway:outcomes interesting deadlock";
        assert_eq!(verdict(deadlock, Kind::Deadlock, ""), Interesting);
        let forbidden = "//raceway:outcomes forbidden 0";
        assert_eq!(verdict(forbidden, Kind::Exit(0), "0"), Forbidden);
        assert_eq!(verdict(forbidden, Kind::Exit(0), "1"), Acceptable);
    }

    #[test]
    fn expressions_become_functions() {
        let sources = [Source {
            name: "a.go".into(),
            text: "package main\nvar x int //raceway:always x <= 1\n".into(),
        }];
        let directives = Directives::of(&sources);
        assert_eq!(directives.always[0].line, 2);
        let text = &directives.instrument(&sources)[0].text;
        assert!(text.contains("func racewayAlways0() bool { return x <= 1 }"));
    }
}
