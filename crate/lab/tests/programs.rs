//! Whole programs: everything under tests/programs, held against the expectation in its own comments
//! (tests/oracle/oracle.py holds the same expectations against Go).

use raceway_lab::{Limits, Located, Policy, Reason, Report, Run, Settings, Source, compile};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// What a program must do; see the oracle for the forms.
#[derive(Default, Debug)]
struct Expectation {
    outputs: Vec<Vec<String>>,
    status: i32,
    stderr: Vec<String>,
    /// (line, text)
    errors: Vec<(u32, String)>,
}

fn expectation(text: &str) -> Expectation {
    let mut expected = Expectation::default();
    let mut in_output = false;
    let mut many = false;
    for (number, line) in text.lines().enumerate() {
        let comment = line
            .strip_prefix("//")
            .map(|c| c.strip_prefix(' ').unwrap_or(c));
        if let (true, Some(content)) = (in_output, comment) {
            if many && content == "---" {
                expected.outputs.push(Vec::new());
                continue;
            }
            if !content.starts_with("Exit:") && !content.starts_with("Stderr:") {
                if let Some(output) = expected.outputs.last_mut() {
                    output.push(content.trim_end().to_string());
                }
                continue;
            }
        }
        in_output = false;
        match comment {
            Some(c) if c.starts_with("Output:") || c.starts_with("Output (one of):") => {
                (in_output, many) = (true, c.contains("one of"));
                expected.outputs.push(Vec::new());
            }
            Some(c) if c.starts_with("Exit:") => {
                expected.status = c["Exit:".len()..].trim().parse().expect("an exit status");
            }
            Some(c) if c.starts_with("Stderr:") => expected
                .stderr
                .push(c["Stderr:".len()..].trim().to_string()),
            _ => {
                if let Some((_, error)) = line.split_once("// ERROR \"") {
                    let error = error
                        .strip_suffix('"')
                        .expect("a closing quote after ERROR")
                        // `go build` shows places inside messages so; the page's list has no need of it.
                        .replace("./", "");
                    expected.errors.push((number as u32 + 1, error.to_string()));
                }
            }
        }
    }
    expected
}

/// The output of tests with their times as `(0.00s)`.
fn without_times(output: &str) -> String {
    let mut out = String::new();
    let mut rest = output;
    while let Some(at) = rest.find('(') {
        let (before, after) = rest.split_at(at + 1);
        out.push_str(before);
        rest = after;
        let digits = after.trim_start_matches(|c: char| c.is_ascii_digit());
        let fraction = digits
            .strip_prefix('.')
            .filter(|_| digits.len() < after.len());
        let places = fraction.map_or(0, |f| f.chars().take_while(char::is_ascii_digit).count());
        if let (2, Some(end)) = (
            places,
            fraction.and_then(|f| f[places..].strip_prefix("s)")),
        ) {
            out.push_str("0.00s)");
            rest = end;
        }
    }
    out + rest
}

fn programs() -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                // The pairs with and without a bug, which do one thing now and another then: see kernels.rs.
                if !path.ends_with("race") && !path.ends_with("bugs") {
                    walk(&path, found);
                }
            } else if path.extension().is_some_and(|e| e == "go" || e == "txtar") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/programs"),
        &mut found,
    );
    found.sort();
    assert!(found.len() > 80, "only {} programs", found.len());
    found
}

/// The files of a program: of a txtar archive several.
fn sources(path: &Path) -> Vec<Source> {
    let text = std::fs::read_to_string(path).expect("a readable program");
    let name = path.file_name().expect("a name").to_string_lossy();
    match name.ends_with(".txtar") {
        true => raceway_lab::files(&text, "prog.go"),
        false => vec![Source {
            name: name.into_owned(),
            text,
        }],
    }
}

/// The line of a diagnostic, counted through all files of an archive.
fn line_in(text: &str, error: &Located) -> u32 {
    let marker = format!("-- {} --", error.file);
    let start = text.lines().position(|line| line == marker);
    error.line + start.map_or(0, |at| at as u32 + 1)
}

fn settings(workers: usize) -> Settings {
    // The time limit ends a program that hangs; none of them takes long, and no test asks how long.
    let limits = Limits {
        time: Some(Duration::from_secs(60)),
        ..Limits::default()
    };
    Settings {
        workers,
        limits,
        ..Settings::default()
    }
}

fn run(sources: &[Source], settings: &Settings) -> Report {
    let compiled = match compile(sources, &HashMap::new()) {
        Ok(compiled) => compiled,
        Err(errors) => panic!("{errors:?}"),
    };
    Run::new(&compiled, settings, Arc::from(trace::Board::boxed()), None).block_on_threads()
}

/// What differs from the expectation.
fn problem(path: &Path, settings: &Settings) -> Option<String> {
    let sources = sources(path);
    let whole = std::fs::read_to_string(path).expect("a readable program");
    let expected = expectation(&whole);
    let compiled = compile(&sources, &HashMap::new());
    if !expected.errors.is_empty() {
        let Err(errors) = compiled else {
            return Some("it compiled".into());
        };
        let missing = expected.errors.iter().find(|(line, text)| {
            !errors
                .iter()
                .any(|e| line_in(&whole, e) == *line && e.message.contains(text.as_str()))
        });
        let extra = errors.iter().find(|e| {
            !expected
                .errors
                .iter()
                .any(|(line, _)| line_in(&whole, e) == *line)
        });
        return match (missing, extra) {
            (Some((line, text)), _) => Some(format!(
                "no diagnostic {text:?} on line {line} among {errors:#?}"
            )),
            (None, Some(extra)) => Some(format!("unexpected: {extra}")),
            (None, None) => None,
        };
    }
    let compiled = match compiled {
        Ok(compiled) => compiled,
        // What the go command says about the program as a whole has no line.
        Err(errors) if expected.status == 1 && !expected.stderr.is_empty() => {
            let listing = raceway_lab::listing(&sources, &errors);
            let lacks = |want: &&String| !listing.lines().any(|line| line.contains(want.as_str()));
            let lacking = expected.stderr.iter().find(lacks);
            return lacking.map(|want| format!("the errors lack {want:?}:\n{listing}"));
        }
        Err(errors) => return Some(format!("it does not compile: {}", errors[0])),
    };
    let report =
        Run::new(&compiled, settings, Arc::from(trace::Board::boxed()), None).block_on_threads();
    if report.status != expected.status {
        return Some(format!(
            "exit status {} instead of {}: {}",
            report.status, expected.status, report.stderr
        ));
    }
    let stdout = without_times(&report.stdout);
    let output: Vec<&str> = stdout
        .trim_end_matches('\n')
        .split('\n')
        .map(str::trim_end)
        .collect();
    let same = |want: &Vec<String>| *want == output || (want.is_empty() && output == [""]);
    if !expected.outputs.is_empty() && !expected.outputs.iter().any(same) {
        return Some(format!(
            "output\n{}\ninstead of\n{:#?}",
            report.stdout, expected.outputs
        ));
    }
    let lacks = |want: &&String| {
        !report
            .stderr
            .lines()
            .any(|line| line.contains(want.as_str()))
    };
    expected
        .stderr
        .iter()
        .find(lacks)
        .map(|want| format!("standard error lacks {want:?}:\n{}", report.stderr))
}

fn check_all(settings: &Settings) {
    let problems: Vec<String> = programs()
        .iter()
        .filter_map(|path| Some(format!("{}: {}", path.display(), problem(path, settings)?)))
        .collect();
    assert!(
        problems.is_empty(),
        "{} programs differ:\n{}",
        problems.len(),
        problems.join("\n")
    );
}

#[test]
fn programs_do_what_they_say_on_one_worker() {
    check_all(&settings(1));
}

#[test]
fn programs_do_what_they_say_on_four_workers() {
    check_all(&settings(4));
}

#[test]
fn programs_do_what_they_say_when_preempted_often() {
    check_all(&Settings {
        quantum: Duration::from_micros(20),
        ..settings(2)
    });
}

fn text(source: &str) -> Vec<Source> {
    vec![Source {
        name: "prog.go".into(),
        text: source.into(),
    }]
}

#[test]
fn a_program_that_never_yields_is_stopped_under_every_policy() {
    let source = text("package main\nfunc main() { for { } }\n");
    let compiled = compile(&source, &HashMap::new()).expect("it compiles");
    for policy in [Policy::Cooperative, Policy::Preemptive] {
        for workers in [1, 3] {
            let board: Arc<trace::Board> = Arc::from(trace::Board::boxed());
            let run = Run::new(
                &compiled,
                &Settings {
                    policy,
                    ..settings(workers)
                },
                board.clone(),
                None,
            );
            let stopper = std::thread::spawn(move || {
                while board.run.now.get() < 5_000_000 {
                    std::thread::yield_now();
                }
                board
                    .control
                    .stop
                    .store(1, std::sync::atomic::Ordering::Relaxed);
            });
            assert_eq!(run.block_on_threads().reason, Reason::Stopped);
            stopper.join().expect("the stopper ends");
        }
    }
}

#[test]
fn hostile_programs_end_with_gos_words() {
    for (source, status, words) in [
        (
            "package main\nfunc f(n int) int { return f(n+1) + 1 }\nfunc main() { f(0) }\n",
            2,
            "stack overflow",
        ),
        (
            "package main\nfunc main() { var all [][]int\n for { all = append(all, make([]int, 1<<16)) } }\n",
            2,
            "fatal error: out of memory",
        ),
        (
            "package main\nfunc main() { s := \"x\"\n for { s += s } }\n",
            2,
            "fatal error: out of memory",
        ),
        (
            "package main\nfunc main() { for { go func() { select {} }() } }\n",
            2,
            "out of memory",
        ),
    ] {
        let limits = Limits {
            memory: 64 << 20,
            ..settings(2).limits
        };
        let report = run(
            &text(source),
            &Settings {
                limits,
                ..settings(2)
            },
        );
        assert_eq!(report.status, status, "{source}{}", report.stderr);
        assert!(report.stderr.contains(words), "{source}{}", report.stderr);
    }
}

#[test]
fn garbage_is_collected_for_ever() {
    let source = "package main
type node struct { next *node; data [20]int }
func main() {
	var keep *node
	for i := 0; i < 3000000; i++ {
		n := &node{next: keep}
		n.data[3] = i
		if i%1000 == 0 { keep = nil } else { keep = n }
	}
	println(keep != nil)
}
";
    for workers in [1, 3] {
        let limits = Limits {
            memory: 32 << 20,
            ..settings(workers).limits
        };
        let report = run(
            &text(source),
            &Settings {
                limits,
                ..settings(workers)
            },
        );
        assert_eq!((report.status, report.stderr.as_str()), (0, "true\n"));
        assert!(report.counters["collections"] > 10, "{:?}", report.counters);
    }
}

#[test]
fn races_lose_updates_and_harm_nothing() {
    // Strings, slices, interfaces and maps written by several workers at once: any value may come out, but a valid one.
    let source = "package main
import \"sync\"
var s string
var sl []int
var e any
func main() {
	var wg sync.WaitGroup
	n := 0
	for w := 0; w < 4; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 200000; i++ {
				n++
				if i%3 == w%3 { s = \"short\" } else { s = \"a much longer string\" }
				sl = make([]int, i%7)
				if i%2 == 0 { e = i } else { e = \"text\" }
				if l := len(s); l != 5 && l != 20 && l != 0 { panic(\"a torn string\") }
				if x := sl; len(x) > 0 { x[len(x)-1] = 1 }
				switch v := e.(type) { case int: n += v & 0; case string: if v != \"text\" { panic(v) } }
			}
		}()
	}
	wg.Wait()
	if n > 800000 { panic(n) }
}
";
    for _ in 0..5 {
        let report = run(&text(source), &settings(4));
        assert_eq!(
            (report.status, report.reason),
            (0, Reason::Exit),
            "{}",
            report.stderr
        );
    }
}

#[test]
fn parameters_replace_values_and_counters_count() {
    let source = text(
        "package main\nimport \"fmt\"\nvar n = 3 //raceway:slider min=1 max=9\nfunc main() {\n\tc := make(chan int, n)\n\tfor i := range n { c <- i }\n\tfmt.Println(len(c))\n\tfmt.Println(\"RESULT n\", n)\n}\n",
    );
    let values = HashMap::from([("n".to_string(), 7.0), ("gone".to_string(), 1.0)]);
    let compiled = compile(&source, &values).expect("it compiles");
    let report = Run::new(
        &compiled,
        &settings(1),
        Arc::from(trace::Board::boxed()),
        None,
    )
    .block_on_threads();
    assert_eq!(report.stdout, "7\nRESULT n 7\n");
    assert_eq!(
        (
            report.results["n"],
            report.counters["sends"],
            report.counters["channels"]
        ),
        (7.0, 7, 1)
    );
    let checked = raceway_lab::check(&source);
    assert_eq!(
        (checked.parameters.len(), checked.diagnostics.len()),
        (1, 0)
    );
    assert_eq!(
        (checked.parameters[0].value, checked.parameters[0].max),
        (3.0, 9.0)
    );
}

#[test]
fn a_thousand_quick_starts_and_stops() {
    let source = text(
        "package main\nfunc main() {\n\tfor i := 0; i < 8; i++ { go func() { for { } }() }\n\tselect {}\n}\n",
    );
    let compiled = compile(&source, &HashMap::new()).expect("it compiles");
    for _ in 0..1000 {
        let board: Arc<trace::Board> = Arc::from(trace::Board::boxed());
        let run = Run::new(&compiled, &settings(2), board.clone(), None);
        board
            .control
            .stop
            .store(1, std::sync::atomic::Ordering::Relaxed);
        assert_eq!(run.block_on_threads().reason, Reason::Stopped);
    }
}
