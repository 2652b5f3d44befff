//! The `raceway` command: run, check and sweep Go programs as the page does.
#![forbid(unsafe_code)]

mod explore;
mod files;
mod format;
mod options;
mod print;
mod report;

use lab::{Experiment, Plan, Reason, Run, Sink, Source, Sweep, Trial};
use options::{Command, Options};
use std::io::{Read, Write};
use std::process::ExitCode;
use std::sync::Arc;

/// The status of a program that does not compile, as `go run` has it.
const BROKEN_SOURCE: u8 = 1;
/// The status of a command line that makes no sense.
const USAGE: u8 = 2;
/// More of its standard input a program does not get, in bytes.
const MOST_INPUT: u64 = 256 << 20;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let Some(status) = explore::command(&args) {
        return status;
    }
    let options = match options::parse(&args) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("raceway: {message}\n\n{}", options::USAGE);
            return ExitCode::from(USAGE);
        }
    };
    match options.command {
        Command::Help => {
            println!("{}", options::USAGE);
            ExitCode::SUCCESS
        }
        Command::Library => {
            print!("{}", lab::query::library_rest());
            ExitCode::SUCCESS
        }
        Command::Wire => {
            print!("{}", trace::wire::typescript());
            ExitCode::SUCCESS
        }
        Command::Run => with_sources(&options, run),
        Command::Check => with_sources(&options, check),
        Command::Sweep => with_sources(&options, sweep),
        Command::Vet => with_sources(&options, vet),
        Command::Fmt => format::format(&options.files, options.format),
    }
}

fn with_sources(options: &Options, then: fn(&Options, &[Source]) -> ExitCode) -> ExitCode {
    match files::read(&options.files) {
        Ok(sources) => then(options, &sources),
        Err(message) => {
            eprintln!("raceway: {message}");
            ExitCode::from(USAGE)
        }
    }
}

/// Output as the program writes it.
struct Terminal;

impl Sink for Terminal {
    fn write(&self, err: bool, bytes: &[u8]) {
        // A reader that has gone away (`| head`) is no error of the program's.
        let _ = if err {
            std::io::stderr().write_all(bytes)
        } else {
            std::io::stdout().write_all(bytes)
        };
    }
}

fn run(options: &Options, sources: &[Source]) -> ExitCode {
    let compiled = match lab::compile(sources, &options.values) {
        Ok(compiled) => Arc::new(compiled),
        Err(errors) => {
            if options.json {
                println!("{}", report::broken_source(&errors, BROKEN_SOURCE));
            } else {
                print::diagnostics(sources, &errors, options.pretty);
            }
            return ExitCode::from(BROKEN_SOURCE);
        }
    };
    let mut settings = options.settings.clone();
    if files::reads_input(sources) {
        // Read to its end before the program starts: a worker must not block in a read while others want to collect.
        if let Err(error) = std::io::stdin()
            .lock()
            .take(MOST_INPUT)
            .read_to_end(&mut settings.stdin)
        {
            eprintln!("raceway: standard input: {error}");
            return ExitCode::from(USAGE);
        }
    }
    // A report holds the output.
    let sink: Option<Arc<dyn Sink>> = match options.json {
        true => None,
        false => Some(Arc::new(Terminal)),
    };
    let run = Run::new(&compiled, &settings, trace_board(), sink);
    let report = run.block_on_threads();
    if let (Some(path), Some(timeline)) = (&options.trace, run.timeline())
        && let Err(error) = std::fs::write(path, timeline)
    {
        eprintln!("raceway: {path}: {error}");
        return ExitCode::from(USAGE);
    }
    if options.json {
        println!("{}", report::run(&report));
        return ExitCode::from(report.status.clamp(0, 255) as u8);
    }
    let _ = std::io::stdout().flush();
    if options.counters {
        print::counters(&report);
    }
    if report.status != 0 {
        eprintln!("exit status {}", report.status);
    }
    ExitCode::from(report.status.clamp(0, 255) as u8)
}

fn check(options: &Options, sources: &[Source]) -> ExitCode {
    let result = lab::check(sources);
    if options.json {
        println!("{}", report::check(&result.diagnostics, &result.parameters));
    } else {
        print::diagnostics(sources, &result.diagnostics, options.pretty);
        for parameter in &result.parameters {
            println!(
                "{}: {} ({} to {}, step {})",
                parameter.name, parameter.value, parameter.min, parameter.max, parameter.step
            );
        }
    }
    let broken = result.diagnostics.iter().any(|d| d.severity == "error");
    ExitCode::from(if broken { BROKEN_SOURCE } else { 0 })
}

/// Prints warnings as `go vet` does; fails if there are any.
fn vet(options: &Options, sources: &[Source]) -> ExitCode {
    match lab::compile(sources, &options.values) {
        Ok(compiled) => {
            let mut found = false;
            for d in compiled
                .warnings
                .iter()
                .filter(|d| d.code.starts_with("vet:"))
            {
                eprintln!("{}:{}:{}: {}", d.file, d.line, d.byte_column, d.message);
                found = true;
            }
            ExitCode::from(u8::from(found))
        }
        Err(errors) => {
            if let Some(first) = errors.first() {
                eprintln!("# command-line-arguments\nvet: {first}");
            }
            ExitCode::from(BROKEN_SOURCE)
        }
    }
}

fn sweep(options: &Options, sources: &[Source]) -> ExitCode {
    let sweep = options
        .sweep
        .clone()
        .map(|(parameter, values)| Sweep { parameter, values });
    let experiment = Experiment {
        trials: options.trials,
        sweep,
    };
    let board = trace_board();
    let mut plan = Plan::new(
        sources.to_vec(),
        options.values.clone(),
        options.settings.clone(),
        experiment.clone(),
    );
    let mut trials = Vec::new();
    while let Some(planned) = plan.next_trial() {
        match planned {
            Ok((value, compiled, settings)) => {
                let report = Run::new(&compiled, &settings, board.clone(), None).block_on_threads();
                let broken = report.reason == Reason::Broken;
                trials.push(Trial { value, report });
                if broken {
                    break;
                }
            }
            Err(errors) => {
                print::diagnostics(sources, &errors, options.pretty);
                return ExitCode::from(BROKEN_SOURCE);
            }
        }
    }
    print::table(&experiment, &trials);
    print::histogram(&trials);
    ExitCode::SUCCESS
}

fn trace_board() -> Arc<trace::Board> {
    Arc::from(trace::Board::boxed())
}
