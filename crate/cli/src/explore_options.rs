//! The command lines of exploring and of scheduled runs.

use lab::explore::{Choosing, Cut, Gates, Options, RaceConfig, Schedule, Timers};
use std::collections::HashMap;
use std::time::Duration;

pub(crate) const TOO_LONG: Cut = Cut::Steps;

pub(crate) const USAGE: &str = "\
usage: raceway explore [options] prog.go [-- arguments]
       raceway explain [options] prog.go [-- arguments]
       raceway replay SCHEDULE [options] prog.go [-- arguments]
       raceway run -schedule SCHEDULE | -strategy NAME [options] prog.go [-- arguments]

  explore  runs the program's interleavings; prints every distinct outcome with a schedule that shows it
  explain  prints why goroutines wait: who waits for what and whom, and which known mistake that is
  replay   runs it by such a schedule, on one thread and virtual time

options:
  -gates access|sync   switch at every access to memory (default), or only at channels, locks and so on
  -timers any|idle     explore: timers may fire at any time (default), or when nobody can run; runs: idle
  -seed N              of random numbers and strategies
  -steps N             steps of a run at most (default 10000, a run 1000000)
  -schedules N         explore: runs of the search at most (default 1000000)
  -random N            explore: random runs where the search does not end (default 2000)
  -preemptions N       explore: only runs with so many preemptions at most, without reduction
  -depth N             PCT's depth (default 3)
  -time MS             explore: milliseconds at most
  -workers N           explore: threads (default: the machine's processors)
  -brute               explore: every interleaving, without reduction
  -strategy NAME       run: robin, walk, pct
  -race                look for data races: a run tells of them as go run -race does, exploring counts them as outcomes
  -set NAME=VALUE      a slider's value
  -trace-steps         run, replay: print each step
  -explain             run, replay: print why goroutines wait at the end
  -json                a report for other programs

exit status: explain 0, or 3 where goroutines wait or could; explore 0, or 3 where a forbidden outcome was found (panic, deadlock, fatal error, leak, race, or what the program's
//raceway: lines forbid); run and replay as Go's (66 where only races were found), or 3 where a schedule does not fit the program; 1 for a program that does not
compile; 2 for a command line that makes no sense";

#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) files: Vec<String>,
    pub(crate) values: HashMap<String, f64>,
    pub(crate) options: Options,
    pub(crate) choosing: Choosing,
    pub(crate) workers: usize,
    pub(crate) json: bool,
    pub(crate) steps: bool,
    pub(crate) explain: bool,
}

pub(crate) fn parse(command: &str, rest: &[String]) -> Result<Parsed, String> {
    let explores = matches!(command, "explore" | "explain");
    let mut parsed = Parsed {
        files: Vec::new(),
        values: HashMap::new(),
        options: Options::default(),
        choosing: Choosing::RoundRobin(1),
        workers: std::thread::available_parallelism().map_or(1, |n| n.get()),
        json: false,
        steps: false,
        explain: false,
    };
    if !explores {
        parsed.options.setting.timers = Timers::Idle;
        parsed.options.steps = 1_000_000;
    }
    let mut schedule = None;
    let mut strategy = None;
    let mut rest = rest.iter();
    while let Some(arg) = rest.next() {
        if arg == "--" {
            parsed.options.args.extend(rest.cloned());
            break;
        }
        let Some(name) = arg.strip_prefix('-') else {
            if command == "replay" && schedule.is_none() {
                schedule = Some(arg.clone());
            } else {
                parsed.files.push(arg.clone());
            }
            continue;
        };
        let name = name.trim_start_matches('-');
        match name {
            "json" => parsed.json = true,
            "trace-steps" => parsed.steps = true,
            "explain" => parsed.explain = true,
            "race" => {
                parsed.options.races = Some(RaceConfig {
                    // Exploring lists them with the outcomes.
                    print: !explores,
                    all: false,
                });
            }
            "brute" => parsed.options.reduce = false,
            _ => {
                let value = rest
                    .next()
                    .ok_or_else(|| format!("-{name} needs a value"))?;
                match name {
                    "schedule" => schedule = Some(value.clone()),
                    "strategy" => strategy = Some(value.clone()),
                    _ => set(&mut parsed, name, value)?,
                }
            }
        }
    }
    if parsed.files.is_empty() {
        return Err("no Go file".into());
    }
    let (seed, depth) = (parsed.options.setting.seed, parsed.options.depth);
    parsed.choosing = match (schedule, strategy.as_deref()) {
        (Some(_), Some(_)) => return Err("-schedule and -strategy exclude each other".into()),
        (Some(text), None) => {
            Choosing::Schedule(text.parse::<Schedule>().map_err(|e| e.to_string())?)
        }
        (None, None | Some("robin")) => Choosing::RoundRobin(1),
        (None, Some("walk")) => Choosing::Walk(seed),
        (None, Some("pct")) => Choosing::Pct(seed, depth, 1_000),
        (None, Some(other)) => {
            return Err(format!("-strategy is robin, walk or pct, not {other:?}"));
        }
    };
    if command == "replay" && !matches!(parsed.choosing, Choosing::Schedule(_)) {
        return Err("no schedule".into());
    }
    Ok(parsed)
}

fn set(parsed: &mut Parsed, name: &str, value: &str) -> Result<(), String> {
    let options = &mut parsed.options;
    match name {
        "gates" => {
            options.setting.gates = match value {
                "access" => Gates::Accesses,
                "sync" => Gates::Operations,
                _ => return Err(format!("-gates is access or sync, not {value:?}")),
            }
        }
        "timers" => {
            options.setting.timers = match value {
                "any" => Timers::Any,
                "idle" => Timers::Idle,
                _ => return Err(format!("-timers is any or idle, not {value:?}")),
            }
        }
        "seed" => options.setting.seed = number(name, value)?,
        "steps" => options.steps = number::<u32>(name, value)?.max(1),
        "schedules" => options.schedules = number(name, value)?,
        "random" => options.random = number(name, value)?,
        "preemptions" => options.preemptions = Some(number(name, value)?),
        "depth" => options.depth = number::<u32>(name, value)?.max(1),
        "time" => options.time = Some(Duration::from_millis(number(name, value)?)),
        "workers" => parsed.workers = number::<usize>(name, value)?.clamp(1, 256),
        "set" => {
            let (key, value) = value.split_once('=').ok_or("-set needs NAME=VALUE")?;
            parsed.values.insert(key.to_string(), number(key, value)?);
        }
        _ => return Err(format!("unknown option -{name}")),
    }
    Ok(())
}

fn number<T: std::str::FromStr>(name: &str, text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| format!("{name}: {text:?} is not a number it can take"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Parsed, String> {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        parse(&words[0], &words[1..])
    }

    #[test]
    fn schedules_files_and_options_are_told_apart() {
        let run = parsed("replay 1a.0.b2 -json prog.go -- x").unwrap();
        assert_eq!(run.files, ["prog.go"]);
        assert_eq!(run.options.args, ["prog", "x"]);
        assert!(matches!(run.choosing, Choosing::Schedule(s) if s.answers == [1, 1]));
        let run = parsed("run -strategy pct -seed 7 -depth 2 prog.go").unwrap();
        assert_eq!(run.choosing, Choosing::Pct(7, 2, 1_000));
    }

    #[test]
    fn nonsense_gets_a_sentence() {
        for (line, want) in [
            ("explore", "no Go file"),
            ("replay a.go", "no Go file"),
            ("replay zzz a.go", "this is no schedule"),
            ("run -strategy best a.go", "-strategy is robin, walk or pct"),
            ("explore -gates none a.go", "-gates is access or sync"),
            ("explore -steps x a.go", "not a number"),
            ("explore -fast 1 a.go", "unknown option"),
        ] {
            let error = parsed(line).unwrap_err();
            assert!(error.contains(want), "{line:?}: {error}");
        }
    }
}
