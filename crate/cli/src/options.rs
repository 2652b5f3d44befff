//! The command line.

use lab::{Policy, Settings};
use std::collections::HashMap;
use std::time::Duration;

pub(crate) const USAGE: &str = "\
usage: raceway run   [options] prog.go [more.go …] [-- arguments]
       raceway check [options] prog.go [more.go …]
       raceway sweep [options] prog.go [more.go …]
       raceway vet   prog.go [more.go …]
       raceway fmt   [-l] [-w] prog.go [more.go …]
       raceway explore [options] prog.go
       raceway explain [options] prog.go
       raceway replay SCHEDULE [options] prog.go
       raceway wire

  A program is one file or several, a folder with what is below it, or a txtar archive (prog.txtar).

  run    compiles and runs; exit status as Go's
  check  prints diagnostics and the program's sliders
  sweep  repeats a run, over a parameter's values; prints a table and the outcomes
  vet    prints what go vet says
  fmt    prints the files as gofmt does
  wire   prints the page's decoder of the board
  library  prints the part of the library that the page loads when it is needed

options:
  -workers N        workers that run goroutines (default: the machine's processors)
  -policy P         cooperative or preemptive (default preemptive)
  -quantum T        microseconds before preemption (default 10000)
  -seed N           seed of every random choice
  -set NAME=VALUE   a slider's value
  -time T           end the run after T milliseconds
  -memory N         heap limit in MiB
  -race             run: tell of data races, as go run -race does
  -leaks            run: tell which goroutines wait for ever, while it runs and at its end
  -json             run, check: print one report for other programs, as explore and replay do
  -counters         print the run's counters to standard error
  -trace FILE       run: write the timeline, to be opened in Perfetto
  -pretty           show diagnostics with their source
  -trials N         sweep: runs of each point (default 10)
  -over NAME=A,B,C  sweep: values of workers, quantum or a slider
  -l                fmt: print the names of files whose formatting differs
  -w                fmt: write the text back to the files

exit status of run: the program's own; 2 for a panic, a deadlock or another fatal error; 66 where it ended well but for data races
(-race); 130 where it was stopped; 1 for a program that does not compile; 2 for a command line that makes no sense";

/// Events kept of each worker for `-trace`.
const EVENTS: usize = 1 << 18;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Command {
    Run,
    Check,
    Sweep,
    Vet,
    Fmt,
    Wire,
    /// Print the part of the library that the page loads when it is needed.
    Library,
    Help,
}

#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) command: Command,
    pub(crate) files: Vec<String>,
    pub(crate) settings: Settings,
    pub(crate) values: HashMap<String, f64>,
    pub(crate) counters: bool,
    pub(crate) json: bool,
    pub(crate) trace: Option<String>,
    pub(crate) pretty: bool,
    pub(crate) trials: u32,
    pub(crate) sweep: Option<(String, Vec<f64>)>,
    pub(crate) format: crate::format::Target,
}

pub(crate) fn parse(args: &[String]) -> Result<Options, String> {
    let (command, rest) = args.split_first().ok_or("no command")?;
    let command = match command.as_str() {
        "run" => Command::Run,
        "check" => Command::Check,
        "sweep" => Command::Sweep,
        "vet" => Command::Vet,
        "fmt" => Command::Fmt,
        "wire" => Command::Wire,
        "library" => Command::Library,
        "help" | "-h" | "-help" | "--help" => Command::Help,
        other => return Err(format!("unknown command {other:?}")),
    };
    let processors = std::thread::available_parallelism().map_or(1, |n| n.get());
    let mut options = Options {
        command,
        files: Vec::new(),
        settings: Settings {
            workers: processors.min(trace::board::MAX_WORKERS),
            ..Settings::default()
        },
        values: HashMap::new(),
        counters: false,
        json: false,
        trace: None,
        pretty: false,
        trials: 10,
        sweep: None,
        format: crate::format::Target::default(),
    };
    let mut rest = rest.iter();
    while let Some(arg) = rest.next() {
        if arg == "--" {
            options.settings.args = rest.cloned().collect();
            break;
        }
        let Some(name) = arg.strip_prefix('-') else {
            options.files.push(arg.clone());
            continue;
        };
        let name = name.trim_start_matches('-');
        match name {
            "counters" => options.counters = true,
            "json" => options.json = true,
            "leaks" => options.settings.leaks = true,
            "race" => options.settings.race = true,
            "pretty" => options.pretty = true,
            "l" => options.format.list = true,
            "w" => options.format.write = true,
            _ => {
                let value = rest
                    .next()
                    .ok_or_else(|| format!("-{name} needs a value"))?;
                set(&mut options, name, value)?;
            }
        }
    }
    let needs_files = matches!(
        command,
        Command::Run | Command::Check | Command::Sweep | Command::Vet | Command::Fmt
    );
    if needs_files && options.files.is_empty() {
        return Err("no Go file".into());
    }
    Ok(options)
}

fn set(options: &mut Options, name: &str, value: &str) -> Result<(), String> {
    let settings = &mut options.settings;
    match name {
        "workers" => {
            settings.workers = number(name, value)?;
            if !(1..=trace::board::MAX_WORKERS).contains(&settings.workers) {
                return Err(format!(
                    "-workers goes from 1 to {}",
                    trace::board::MAX_WORKERS
                ));
            }
        }
        "policy" => {
            settings.policy = match value {
                "cooperative" => Policy::Cooperative,
                "preemptive" => Policy::Preemptive,
                _ => {
                    return Err(format!(
                        "-policy is cooperative or preemptive, not {value:?}"
                    ));
                }
            }
        }
        "quantum" => settings.quantum = Duration::from_micros(number::<u64>(name, value)?.max(1)),
        "seed" => settings.seed = Some(number(name, value)?),
        "time" => settings.limits.time = Some(Duration::from_millis(number(name, value)?)),
        "memory" => settings.limits.memory = number::<usize>(name, value)?.saturating_mul(1 << 20),
        "trace" => {
            settings.events = EVENTS;
            options.trace = Some(value.to_string());
        }
        "trials" => options.trials = number::<u32>(name, value)?.max(1),
        "set" => {
            let (key, value) = value.split_once('=').ok_or("-set needs NAME=VALUE")?;
            options.values.insert(key.to_string(), number(key, value)?);
        }
        "over" => {
            let (key, values) = value.split_once('=').ok_or("-over needs NAME=A,B,C")?;
            let values = values
                .split(',')
                .map(|v| number(key, v))
                .collect::<Result<_, _>>()?;
            options.sweep = Some((key.to_string(), values));
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

    fn parsed(line: &str) -> Result<Options, String> {
        parse(
            &line
                .split_whitespace()
                .map(String::from)
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn options_files_and_arguments_are_told_apart() {
        let options = parsed("run -workers 3 -set buffer=16 a.go b.go -seed 7 -- -x y").unwrap();
        assert_eq!(options.files, ["a.go", "b.go"]);
        assert_eq!(options.settings.args, ["-x", "y"]);
        assert_eq!(
            (options.settings.workers, options.settings.seed),
            (3, Some(7))
        );
        assert_eq!(options.values["buffer"], 16.0);
    }

    #[test]
    fn nonsense_gets_a_sentence() {
        for (line, want) in [
            ("", "no command"),
            ("fly", "unknown command"),
            ("run", "no Go file"),
            ("run -workers 99 a.go", "-workers goes from 1 to 16"),
            ("run -workers", "-workers needs a value"),
            (
                "run -policy lazy a.go",
                "-policy is cooperative or preemptive",
            ),
            ("sweep -over x a.go", "-over needs NAME=A,B,C"),
        ] {
            let error = parsed(line).unwrap_err();
            assert!(error.contains(want), "{line:?}: {error}");
        }
    }
}
