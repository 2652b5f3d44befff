//! The pairs under tests/programs/race and tests/programs/bugs: exploring finds what is wrong with one of the two, data races
//! too, within 10,000 schedules, its schedule shows it again, and the mended twin is clean; in plain runs the race detector
//! reports a race where there is one, and nowhere else. What they want is told in tests/oracle/races.py, which holds the same against Go's detector.

use explore::{Ending, Kind};
use raceway_lab::explore::{
    Choosing, Explored, Findings, Options, Subject, explore, run_scheduled,
};
use raceway_lab::{Report, Run, Settings, Source, Verdict, compile};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const SCHEDULES: u64 = 10_000;

/// What a program is to show.
#[derive(Clone, PartialEq, Debug)]
enum Want {
    /// A data race in every run, or in some.
    Race,
    MayRace,
    Deadlock,
    Leak,
    Panic(String),
    Fatal(String),
    Exit(i32),
    Output(String),
    Clean,
}

impl Want {
    fn parse(text: &str) -> Want {
        let (kind, rest) = text.split_once([':', ' ']).unwrap_or((text, ""));
        let rest = rest.trim().trim_matches('"').replace("\\n", "\n");
        match kind {
            "race" if rest == "in some runs" => Want::MayRace,
            "race" => Want::Race,
            "deadlock" => Want::Deadlock,
            "leak" => Want::Leak,
            "panic" => Want::Panic(rest),
            "fatal" => Want::Fatal(rest),
            "exit" => Want::Exit(rest.parse().expect("an exit status")),
            "output" => Want::Output(rest),
            "clean" => Want::Clean,
            _ => panic!("unknown: {text}"),
        }
    }

    fn is_shown_by(&self, ending: &Ending) -> bool {
        match self {
            Want::Deadlock => ending.kind == Kind::Deadlock,
            Want::Leak => ending.leaks(),
            Want::Panic(text) => ending.kind == Kind::Panic && ending.message.contains(text),
            Want::Fatal(text) => ending.kind == Kind::Fatal && ending.message.contains(text),
            Want::Exit(status) => ending.kind == Kind::Exit(*status),
            Want::Output(text) => {
                matches!(ending.kind, Kind::Exit(_)) && ending.stdout.trim() == text
            }
            Want::Race | Want::MayRace => !ending.races.is_empty(),
            Want::Clean => false,
        }
    }
}

struct Program {
    path: PathBuf,
    text: String,
    wants: Vec<Want>,
}

impl Program {
    fn read(path: PathBuf) -> Program {
        let text = std::fs::read_to_string(&path).expect("a readable program");
        let wants = text.lines().filter_map(|l| l.strip_prefix("// Want: "));
        let wants: Vec<Want> = wants.map(Want::parse).collect();
        assert!(!wants.is_empty(), "{} wants nothing", path.display());
        Program { path, text, wants }
    }

    fn sources(&self) -> [Source; 1] {
        let name = self.path.file_name().expect("a name").to_string_lossy();
        [Source {
            name: name.into_owned(),
            text: self.text.clone(),
        }]
    }

    fn subject(&self) -> Subject {
        Subject::new(&self.sources(), &HashMap::new())
            .unwrap_or_else(|errors| panic!("{}: {errors:?}", self.path.display()))
    }

    /// Runs it with the race detector.
    fn detect(&self, workers: usize) -> Report {
        let compiled = compile(&self.sources(), &HashMap::new()).expect("it compiles");
        let settings = Settings {
            workers,
            race: true,
            ..Settings::default()
        };
        Run::new(&compiled, &settings, Arc::from(trace::Board::boxed()), None).block_on_threads()
    }

    /// What exploring must show. To the search a goroutine waits in one step, when it can; so it does not see an Add that meets a
    /// Wait which is under way, and a race that may be is asked for where nothing else is.
    fn wanted(&self) -> impl Iterator<Item = &Want> {
        let only = self.wants.len() == 1;
        let wants = self.wants.iter();
        wants.filter(move |&want| only || *want != Want::MayRace)
    }

    fn may_race(&self) -> bool {
        let mut wants = self.wants.iter();
        wants.any(|want| matches!(want, Want::Race | Want::MayRace))
    }
}

/// The programs below a folder, each with its mended twin.
fn pairs(folder: &str, bad: &str) -> Vec<(Program, Program)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => walk(&path, found),
                false => found.push(path),
            }
        }
    }
    let mut found = Vec::new();
    let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/programs");
    walk(&programs.join(folder), &mut found);
    found.sort();
    let (mended, broken): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|path| path.to_string_lossy().contains("_fixed"));
    assert_eq!(mended.len(), broken.len(), "each has one twin");
    let twin = |path: &Path| {
        let name = path.file_name().expect("a name").to_string_lossy();
        path.with_file_name(name.replace(&format!("_{bad}"), "_fixed"))
    };
    broken
        .into_iter()
        .map(|path| (Program::read(path.clone()), Program::read(twin(&path))))
        .collect()
}

fn options() -> Options {
    Options {
        races: Some(machine::RaceConfig {
            print: false,
            all: false,
        }),
        schedules: SCHEDULES,
        random: 0,
        ..Options::default()
    }
}

/// Whether all that is wanted has been seen.
fn is_complete(program: &Program, findings: &Findings) -> bool {
    let shown = |want: &Want| {
        findings
            .outcomes
            .iter()
            .any(|o| want.is_shown_by(&o.ending))
    };
    program.wanted().all(shown)
}

/// What is wrong with exploring a program with a bug.
fn bug_not_found(program: &Program) -> Option<String> {
    let subject = program.subject();
    let explored = explore(&subject, &options(), |f| !is_complete(program, f));
    let explored = explored.expect("it loads");
    if program.wants.contains(&Want::Clean) {
        return Some("there is nothing to find".into());
    }
    for want in program.wanted() {
        let shows = explored
            .outcomes
            .iter()
            .find(|shown| want.is_shown_by(&shown.outcome.ending));
        let Some(shown) = shows else {
            return Some(format!("no {want:?} among {:#?}", endings(&explored)));
        };
        if shown.verdict != Verdict::Forbidden {
            return Some(format!("{want:?} is {:?}", shown.verdict));
        }
        let schedule = shown.outcome.witness.schedule.clone();
        let run = run_scheduled(&subject, &options(), Choosing::Schedule(schedule));
        let run = run.expect("it loads");
        let mut replayed = Ending::of(&run.finished);
        if replayed.message.starts_with("Found ") {
            // The number of races, which a single run tells last.
            replayed.message.clear();
        }
        let explored = &shown.outcome.ending;
        if run.diverged || replayed != *explored {
            return Some(format!(
                "the schedule of {want:?} shows {replayed:?} instead of {explored:?}"
            ));
        }
    }
    None
}

fn endings(explored: &Explored) -> Vec<&Ending> {
    let outcomes = explored.outcomes.iter();
    outcomes.map(|shown| &shown.outcome.ending).collect()
}

/// What is wrong with exploring a mended program. Random numbers may be drawn: of a context, a map, the tests' shuffling.
fn not_clean(program: &Program) -> Option<String> {
    if program.wants != [Want::Clean] {
        return Some("a mended twin wants to be clean".into());
    }
    let explored = explore(&program.subject(), &options(), |_| true).expect("it loads");
    let findings = &explored.findings;
    let (counts, finished) = (&findings.counts, findings.finished);
    let raced = findings.outcomes.iter().any(|o| !o.ending.races.is_empty());
    if explored.is_bad() || raced {
        return Some(format!("it is not clean: {:#?}", endings(&explored)));
    }
    let whole = finished && counts.long == 0 && counts.tails == 0 && findings.outcomes.others == 0;
    (!whole || counts.runs() > SCHEDULES).then(|| format!("not all was tried: {counts:?}"))
}

/// Checks all pairs; gives how many there are.
fn check(folder: &str, bad: &str) -> usize {
    let pairs = pairs(folder, bad);
    let mut problems = Vec::new();
    for (broken, mended) in &pairs {
        for (program, problem) in [(broken, bug_not_found(broken)), (mended, not_clean(mended))] {
            if let Some(problem) = problem {
                problems.push(format!("{}: {problem}", program.path.display()));
            }
        }
    }
    assert!(
        problems.is_empty(),
        "{} problems:\n{}",
        problems.len(),
        problems.join("\n")
    );
    pairs.len()
}

#[test]
fn kernels_of_bugs_are_found_and_their_mended_twins_are_clean() {
    let pairs = check("bugs", "bug");
    assert!(pairs >= 60, "only {pairs} pairs");
}

#[test]
fn races_are_found_and_pairs_without_one_are_clean() {
    let pairs = check("race", "race");
    assert!(pairs >= 80, "only {pairs} pairs");
}

#[test]
fn the_race_detector_reports_races_where_there_are_some_and_nowhere_else() {
    let (mut problems, mut always) = (Vec::new(), 0);
    for (broken, mended) in pairs("race", "race")
        .into_iter()
        .chain(pairs("bugs", "bug"))
    {
        always += usize::from(broken.wants.contains(&Want::Race));
        for (program, workers) in [(&broken, 1), (&broken, 3), (&mended, 1), (&mended, 3)] {
            let report = program.detect(workers);
            let raced = !report.races.is_empty();
            let wrong = match raced {
                true => !program.may_race(),
                false => program.wants.contains(&Want::Race),
            };
            if wrong || (program.wants == [Want::Clean] && report.status != 0) {
                let (path, status) = (program.path.display(), report.status);
                problems.push(format!(
                    "{path} on {workers} workers: race {raced}, exit status {status}\n{}",
                    report.stderr
                ));
            }
        }
    }
    assert!(always >= 80, "only {always} programs race in every run");
    assert!(
        problems.is_empty(),
        "{} problems:\n{}",
        problems.len(),
        problems.join("\n")
    );
}
