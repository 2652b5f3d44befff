//! `raceway explore`, `raceway replay`, and `raceway run` with a schedule or a strategy.

use crate::{BROKEN_SOURCE, USAGE, files, print};
use explore_options::Parsed;
use lab::explain::Explained;
use lab::explore::{Choosing, Explored, Scheduled, Subject, explore_on, kind, run_scheduled};
use lab::json::Json;
use lab::{Source, Verdict};
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

#[path = "explore_options.rs"]
mod explore_options;

/// Exploring found something that should not be; a replay went another way than its schedule.
const FOUND: u8 = 3;

/// Does the command line if it is one of these commands.
pub(crate) fn command(args: &[String]) -> Option<ExitCode> {
    let scheduled = |arg: &String| {
        let name = arg.trim_start_matches('-');
        arg.starts_with('-') && matches!(name, "schedule" | "strategy")
    };
    let (name, rest) = args.split_first()?;
    let run = match name.as_str() {
        "explore" => explore,
        "explain" => explain,
        "replay" => scheduled_run,
        "run" if rest.iter().take_while(|a| *a != "--").any(scheduled) => scheduled_run,
        _ => return None,
    };
    let parsed = match explore_options::parse(name, rest) {
        Ok(parsed) => parsed,
        Err(message) => {
            eprintln!("raceway: {message}\n\n{}", explore_options::USAGE);
            return Some(ExitCode::from(USAGE));
        }
    };
    let sources = match files::read(&parsed.files) {
        Ok(sources) => sources,
        Err(message) => {
            eprintln!("raceway: {message}");
            return Some(ExitCode::from(USAGE));
        }
    };
    Some(match Subject::new(&sources, &parsed.values) {
        Ok(subject) => run(&parsed, &sources, &subject),
        Err(errors) => {
            print::diagnostics(&sources, &errors, false);
            ExitCode::from(BROKEN_SOURCE)
        }
    })
}

fn explore(parsed: &Parsed, _: &[Source], subject: &Subject) -> ExitCode {
    let show = !parsed.json && std::io::stderr().is_terminal();
    let explored = explore_on(parsed.workers, subject, &parsed.options, |findings| {
        if show {
            eprint!(
                "\r{} schedules, {} outcomes, {:.0}% ",
                findings.counts.runs(),
                findings.outcomes.len(),
                100.0 * findings.share
            );
        }
        true
    });
    if show {
        eprint!("\r\x1b[K");
    }
    let explored = match explored {
        Ok(explored) => explored,
        Err(message) => {
            eprintln!("raceway: {message}");
            return ExitCode::from(USAGE);
        }
    };
    if parsed.json {
        println!("{}", explored.json());
    } else {
        print_explored(&explored);
    }
    ExitCode::from(if explored.is_bad() { FOUND } else { 0 })
}

/// Why goroutines wait: in the simplest run that exploring finds where some do, or else in turns.
fn explain(parsed: &Parsed, sources: &[Source], subject: &Subject) -> ExitCode {
    match lab::explain::explain_any(subject, sources, &parsed.options) {
        Ok(explained) if parsed.json => {
            println!("{}", explained.json());
            stuck_status(&explained)
        }
        Ok(explained) => {
            print_explained(&explained);
            stuck_status(&explained)
        }
        Err(message) => {
            eprintln!("raceway: {message}");
            ExitCode::from(USAGE)
        }
    }
}

fn stuck_status(explained: &Explained) -> ExitCode {
    ExitCode::from(
        match explained.waits.is_empty() && explained.causes.is_empty() {
            true => 0,
            false => FOUND,
        },
    )
}

fn print_explained(explained: &Explained) {
    if explained.waits.is_empty() {
        println!("No goroutine waits at the end.");
    }
    print!("{}", explained.words());
    println!("schedule {}", explained.schedule);
}

fn print_explored(explored: &Explored) {
    let counts = &explored.findings.counts;
    for shown in &explored.outcomes {
        let outcome = &shown.outcome;
        let mark = match shown.verdict {
            Verdict::Forbidden => "✗",
            Verdict::Interesting => "!",
            Verdict::Acceptable => "✓",
        };
        let output = outcome.ending.stdout.trim().replace('\n', " ⏎ ");
        let mut parts = vec![kind(&outcome.ending).to_string()];
        if !output.is_empty() {
            parts.push(format!("{output:?}"));
        }
        if !outcome.ending.message.is_empty() {
            parts.push(outcome.ending.message.clone());
        }
        if !outcome.ending.blocked.is_empty() {
            parts.push(format!("[{}]", outcome.ending.blocked.join("; ")));
        }
        println!("{mark} {}", parts.join(" "));
        for race in &outcome.ending.races {
            println!("    race: {race}");
        }
        let mut numbers = Vec::new();
        if outcome.searched > 0 {
            numbers.push(format!("{} schedules", outcome.searched));
        }
        if let Some(probability) = shown.probability {
            numbers.push(format!("{:.2}% of walks", 100.0 * probability));
        }
        if outcome.pct > 0 {
            numbers.push(format!("{} by PCT", outcome.pct));
        }
        let witness = &outcome.witness;
        println!(
            "    {}; {} switches, {} of them preemptions: {}",
            numbers.join(", "),
            witness.switches,
            witness.preemptions,
            witness.schedule
        );
    }
    let what = if explored.exhaustive {
        "Every interleaving is covered"
    } else {
        "Not every interleaving is covered"
    };
    println!(
        "{what}: {} schedules, {} cut short as repetitions, {} walks, {} by PCT; {} steps.",
        counts.searched + counts.long,
        counts.redundant,
        counts.walks,
        counts.pct,
        counts.steps
    );
    for gap in &explored.gaps {
        println!("  Note: {gap}.");
    }
}

fn scheduled_run(parsed: &Parsed, sources: &[Source], subject: &Subject) -> ExitCode {
    let run = match run_scheduled(subject, &parsed.options, parsed.choosing.clone()) {
        Ok(run) => run,
        Err(message) => {
            eprintln!("raceway: {message}");
            return ExitCode::from(USAGE);
        }
    };
    if parsed.json {
        println!("{}", json(&run));
    } else {
        print!("{}", run.finished.stdout);
        let _ = std::io::stdout().flush();
        eprint!("{}", run.finished.stderr);
        if parsed.steps {
            print_steps(parsed, subject, &run);
        }
        if parsed.explain {
            let schedule = run.journal.schedule();
            match lab::explain::explain(subject, sources, &parsed.options, &schedule) {
                Ok(explained) => eprint!("{}", explained.words()),
                Err(message) => eprintln!("raceway: {message}"),
            }
        }
        match run.finished.cut {
            Some(explore_options::TOO_LONG) => {
                eprintln!(
                    "raceway: the run took more than {} steps",
                    parsed.options.steps
                );
            }
            _ if run.diverged => {
                eprintln!("raceway: the program does not go the way that this schedule records");
            }
            _ => {}
        }
        if !matches!(parsed.choosing, Choosing::Schedule(_)) {
            eprintln!("schedule {}", run.journal.schedule());
        }
        if run.status() != 0 {
            eprintln!("exit status {}", run.status());
        }
    }
    ExitCode::from(run.status().clamp(0, 255) as u8)
}

/// Each step of the run, one a line.
fn print_steps(parsed: &Parsed, subject: &Subject, run: &Scheduled) {
    match lab::explore::steps(subject, &parsed.options, &run.journal.schedule()) {
        Ok(steps) => {
            for (i, step) in steps.iter().enumerate() {
                eprintln!("{:5}  {step}", i + 1);
            }
        }
        Err(message) => eprintln!("raceway: {message}"),
    }
}

fn json(run: &Scheduled) -> String {
    let finished = &run.finished;
    Json::object(|json| {
        json.text("kind", &format!("{:?}", finished.kind).to_lowercase());
        json.number("status", run.status());
        json.flag("diverged", run.diverged);
        json.text("stdout", &finished.stdout);
        json.text("stderr", &finished.stderr);
        json.text("schedule", &run.journal.schedule().to_string());
        json.number("steps", run.journal.steps);
        json.number("switches", run.journal.switches);
        json.number("preemptions", run.journal.preemptions);
        lab::race::list(json, &run.races());
    })
}
