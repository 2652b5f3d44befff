//! Feeds mutated programs to the front end and the virtual machine: `cargo run --release -p raceway-lab --example fuzz -- [options]`.
//!
//! Every program under tests/programs and www/programs is a seed. A mutation is cut, copied, swapped or changed at the
//! borders of tokens, so that much of what comes of it still parses. A panic, an overflow, an endless stage, a program that
//! the verifier refuses after the checker took it, and an engine that fails are findings: the input is saved.
//!
//! options: -seconds N (60), -seed N (1), -vm N (every N-th input is also run; 0: none; default 20), -save DIR (target/fuzz)

use golang::check::{Options, check_program};
use golang::source::{Severity, SourceMap};
use raceway_lab::{Limits, Reason, Run, Settings, Source};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// A stage that takes longer is taken for endless.
const PATIENCE: u64 = 20;
/// Inputs are no longer than that.
const LONGEST: usize = 24_000;

/// What the checker gets of the library where speed counts: enough that most programs check.
const STUBS: &[(&str, &str)] = &[
    (
        "fmt",
        "package fmt\ntype Stringer interface { String() string }\nfunc Println(a ...any) (n int, err error)\nfunc Printf(format string, a ...any) (n int, err error)\nfunc Print(a ...any) (n int, err error)\nfunc Sprintf(format string, a ...any) string\nfunc Sprint(a ...any) string\nfunc Sprintln(a ...any) string\nfunc Errorf(format string, a ...any) error\nfunc Fprintln(w any, a ...any) (n int, err error)\nfunc Fprintf(w any, format string, a ...any) (n int, err error)\nfunc Sscanf(s, format string, a ...any) (n int, err error)\n",
    ),
    (
        "sync",
        "package sync\ntype Mutex struct{ state, waiters int }\nfunc (m *Mutex) Lock()\nfunc (m *Mutex) Unlock()\ntype WaitGroup struct{ n int }\nfunc (w *WaitGroup) Add(n int)\nfunc (w *WaitGroup) Done()\nfunc (w *WaitGroup) Wait()\nfunc (w *WaitGroup) Go(f func())\ntype Once struct{ done bool }\nfunc (o *Once) Do(f func())\ntype RWMutex struct{ n int }\nfunc (m *RWMutex) Lock()\nfunc (m *RWMutex) Unlock()\nfunc (m *RWMutex) RLock()\nfunc (m *RWMutex) RUnlock()\ntype Locker interface { Lock(); Unlock() }\ntype Cond struct{ L Locker }\nfunc NewCond(l Locker) *Cond\nfunc (c *Cond) Wait()\nfunc (c *Cond) Signal()\nfunc (c *Cond) Broadcast()\n",
    ),
    (
        "time",
        "package time\ntype Duration int64\nconst (\n\tNanosecond Duration = 1\n\tMicrosecond = 1000 * Nanosecond\n\tMillisecond = 1000 * Microsecond\n\tSecond = 1000 * Millisecond\n)\nfunc Sleep(d Duration)\nfunc After(d Duration) <-chan Time\ntype Time struct{ ns int64 }\nfunc Now() Time\nfunc Since(t Time) Duration\nfunc (t Time) Sub(u Time) Duration\nfunc Tick(d Duration) <-chan Time\n",
    ),
    (
        "errors",
        "package errors\nfunc New(text string) error\nfunc Is(err, target error) bool\nfunc As(err error, target any) bool\n",
    ),
    (
        "strings",
        "package strings\nfunc Repeat(s string, n int) string\nfunc Join(s []string, sep string) string\nfunc Contains(s, sub string) bool\ntype Builder struct{ b []byte }\nfunc (b *Builder) WriteString(s string) (int, error)\nfunc (b *Builder) String() string\n",
    ),
    (
        "sort",
        "package sort\nfunc Ints(x []int)\nfunc Strings(x []string)\nfunc Slice(x any, less func(i, j int) bool)\n",
    ),
    (
        "os",
        "package os\nvar Args []string\nfunc Exit(code int)\nvar Stdout, Stderr, Stdin *File\ntype File struct{ fd int }\nfunc (f *File) WriteString(s string) (int, error)\n",
    ),
];

fn stubbed(path: &str) -> Option<&'static str> {
    match STUBS.iter().find(|(name, _)| *name == path) {
        Some((_, text)) => Some(text),
        // Small, or what every program has.
        None if matches!(
            path,
            "runtime"
                | "cmp"
                | "iter"
                | "math"
                | "container/list"
                | "container/heap"
                | "sync/atomic"
        ) =>
        {
            golang::library::source(path)
        }
        None => None,
    }
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() >> 11) as usize % n.max(1)
    }
}

fn seeds(folder: &Path, found: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            seeds(&path, found);
        } else if path.extension().is_some_and(|e| e == "go" || e == "txtar")
            && let Ok(text) = std::fs::read_to_string(&path)
            && text.len() < LONGEST / 2
        {
            found.push(text);
        }
    }
}

/// Where tokens begin and end, about.
fn borders(text: &str) -> Vec<usize> {
    let kind = |c: char| {
        if c.is_alphanumeric() || c == '_' {
            1
        } else if c.is_whitespace() {
            2
        } else {
            0
        }
    };
    let mut last = 3;
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let now = kind(c);
        if now != last || now == 0 {
            found.push(at);
        }
        last = now;
    }
    found.push(text.len());
    found
}

const PIECES: &[&str] = &[
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "[]",
    "*",
    "&",
    "<-",
    ":=",
    "=",
    ";",
    "\n",
    ",",
    "...",
    ".",
    ":",
    "|",
    "~",
    "!",
    "\"",
    "`",
    "'",
    "/*",
    "*/",
    "//",
    "0",
    "1",
    "-1",
    "1<<63",
    "0x",
    "1e400",
    "1i",
    "'a'",
    "\"\\xff\"",
    "é",
    "\u{0}",
    "\u{feff}",
    "nil",
    "iota",
    "func",
    "func()",
    "func() {}",
    "type",
    "type T struct{ T }",
    "struct{}",
    "interface{}",
    "map[string]int",
    "chan int",
    "go ",
    "defer ",
    "select {}",
    "switch {}",
    "for {}",
    "for range 3 {}",
    "return",
    "break",
    "continue",
    "goto L",
    "L:",
    "fallthrough",
    "var x = x",
    "const c = c",
    "import \"fmt\"",
    "package main",
    "[T any]",
    "[T ~int | string]",
    "any",
    "comparable",
    "error",
    "len",
    "cap",
    "append",
    "make",
    "new",
    "panic",
    "recover()",
    "copy",
    "delete",
    "close",
    "min",
    "max",
    "clear",
    "complex",
    "int",
    "string",
    "float64",
    "uint8",
    "1000000000000",
    "x.x",
    "x[x]",
    "x()",
    "(x)",
    "[1<<40]int",
    "-- a/a.go --\n",
    "//go:build go1.21\n",
];

fn mutated(random: &mut Random, seeds: &[String]) -> String {
    let mut text = seeds[random.below(seeds.len())].clone();
    // Many changes leave little that compiles.
    for _ in 0..1 + random.below(6).saturating_sub(3) {
        let at = borders(&text);
        if at.len() < 2 {
            // The changes so far left nothing.
            break;
        }
        let (mut a, mut b) = (at[random.below(at.len())], at[random.below(at.len())]);
        if a > b {
            (a, b) = (b, a);
        }
        // Mostly short pieces.
        if random.below(4) > 0 {
            let i = at.partition_point(|&x| x < a);
            b = at[(i + 1 + random.below(6)).min(at.len() - 1)].max(a);
        }
        match random.below(8) {
            0 => text.replace_range(a..b, ""),
            1 => {
                let piece = text[a..b].to_owned();
                text.insert_str(b, &piece);
            }
            2 | 3 => text.replace_range(a..b, PIECES[random.below(PIECES.len())]),
            4 => text.insert_str(a, PIECES[random.below(PIECES.len())]),
            5 => {
                let other = &seeds[random.below(seeds.len())];
                let at = borders(other);
                let i = random.below(at.len());
                let j = (i + 1 + random.below(30)).min(at.len() - 1);
                text.replace_range(a..b, &other[at[i.min(j)]..at[j]]);
            }
            6 => {
                // One token in another's place.
                let i = random.below(at.len() - 1);
                let piece = text[at[i]..at[i + 1]].to_string();
                text.replace_range(a..b, &piece);
            }
            _ => {
                let piece = text[a..b].to_string();
                for _ in 0..random.below(60) {
                    if text.len() + piece.len() < LONGEST {
                        text.insert_str(b, &piece);
                    }
                }
            }
        }
        if text.len() > LONGEST {
            let mut end = LONGEST;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            text.truncate(end);
        }
    }
    text
}

/// What became of an input.
#[derive(Default)]
struct Counts {
    inputs: u64,
    compiled: u64,
    ran: u64,
    findings: u64,
}

/// The front end with the stubs, its output verified; true: it compiled.
fn front(files: &[Source]) -> Result<bool, String> {
    let pairs: Vec<(String, String)> = files
        .iter()
        .map(|s| (s.name.clone(), s.text.clone()))
        .collect();
    let mut map = SourceMap::default();
    let (info, diagnostics) = check_program(&mut map, pairs, &stubbed, &Options::default());
    for d in &diagnostics {
        if d.message.is_empty() {
            return Err("an empty message".into());
        }
    }
    if diagnostics.iter().any(|d| d.severity == Severity::Error) {
        return Ok(false);
    }
    match golang::lower::lower(info, &map, false) {
        Ok(program) => match golang::bytecode::verify::verify(&program) {
            Ok(_) => Ok(true),
            Err(problem) => Err(format!("the verifier refuses: {problem:?}")),
        },
        Err(_) => Ok(false),
    }
}

fn run(files: &[Source], seed: u64) -> Result<bool, String> {
    let Ok(compiled) = raceway_lab::compile(files, &Default::default()) else {
        return Ok(false);
    };
    let limits = Limits {
        time: Some(Duration::from_millis(40)),
        memory: 48 << 20,
        output: 4096,
        stack: 4 << 20,
    };
    let settings = Settings {
        workers: 1,
        seed: Some(seed),
        limits,
        ..Settings::default()
    };
    let run = Run::new(&compiled, &settings, Arc::from(trace::Board::boxed()), None);
    while run.drive(Duration::from_millis(5)) != raceway_lab::Step::Done {}
    let report = run.report();
    match report.reason {
        Reason::Broken => Err(format!("the engine broke: {}", report.stderr)),
        _ => Ok(true),
    }
}

fn resident() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    text.split(' ')
        .nth(1)
        .and_then(|n| n.parse().ok())
        .map_or(0, |pages: u64| pages * 4096)
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let option = |name: &str| {
        args.iter()
            .position(|a| a == name)
            .and_then(|i| args.get(i + 1))
    };
    let number =
        |name: &str, default: u64| option(name).and_then(|v| v.parse().ok()).unwrap_or(default);
    let (seconds, seed, every) = (
        number("-seconds", 60),
        number("-seed", 1),
        number("-vm", 20),
    );
    let save = PathBuf::from(
        option("-save")
            .cloned()
            .unwrap_or_else(|| "target/fuzz".into()),
    );
    std::fs::create_dir_all(&save).expect("a folder for findings");
    let mut corpus = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for folder in ["tests/programs", "www/programs", "tests/bench/programs"] {
        seeds(&root.join(folder), &mut corpus);
    }
    let whole = corpus
        .iter()
        .filter(|text| front(&raceway_lab::files(text, "prog.go")) == Ok(true))
        .count();
    println!(
        "{} seeds, {whole} of which compile with stubs",
        corpus.len()
    );
    let current = Arc::new(Mutex::new(String::new()));
    let began = Arc::new(AtomicU64::new(u64::MAX));
    let start = Instant::now();
    {
        // What hangs is saved by a thread of its own, which ends the process.
        let (current, began, save) = (current.clone(), began.clone(), save.clone());
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(Duration::from_secs(1));
                if start.elapsed().as_secs()
                    > began.load(Ordering::Relaxed).saturating_add(PATIENCE)
                {
                    let text = current.lock().map(|t| t.clone()).unwrap_or_default();
                    let _ = std::fs::write(save.join(format!("hang-{seed}.txtar")), text);
                    eprintln!("a stage does not end; the input is saved");
                    std::process::exit(3);
                }
            }
        });
    }
    std::panic::set_hook(Box::new(|info| eprintln!("{info}")));
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut counts = Counts::default();
    let mut said = 0;
    // An overflow of the stack ends the process: the input must lie on the disk before.
    let last = save.join(format!("last-{seed}.txtar"));
    while start.elapsed().as_secs() < seconds {
        let text = mutated(&mut random, &corpus);
        let _ = std::fs::write(&last, &text);
        if let Ok(mut current) = current.lock() {
            current.clone_from(&text);
        }
        began.store(start.elapsed().as_secs(), Ordering::Relaxed);
        counts.inputs += 1;
        let n = counts.inputs;
        let outcome = std::panic::catch_unwind(|| {
            let files = raceway_lab::files(&text, "prog.go");
            let compiled = front(&files)?;
            if n.is_multiple_of(16) {
                let _ = raceway_lab::query::format(&files[0].text);
            }
            if n.is_multiple_of(64) {
                let at = text.len() / 2;
                let _ = raceway_lab::query::complete(&files, &files[0].name, at);
                let mut desk = raceway_lab::query::Desk::default();
                let _ = desk.hover(&files, &files[0].name, at / 2);
                let _ = desk.definition(&files, &files[0].name, at / 3);
            }
            let ran = every > 0 && n.is_multiple_of(every) && run(&files, n)?;
            Ok((compiled, ran))
        });
        let problem = match outcome {
            Ok(Ok((compiled, ran))) => {
                counts.compiled += u64::from(compiled);
                counts.ran += u64::from(ran);
                continue;
            }
            Ok(Err(problem)) => problem,
            Err(_) => "a panic".to_string(),
        };
        counts.findings += 1;
        let path = save.join(format!("found-{seed}-{n}.txtar"));
        eprintln!("{problem}: {}", path.display());
        let _ = std::fs::write(path, &text);
        said += 1;
        if said > 200 {
            break;
        }
    }
    println!(
        "{} inputs in {} s: {} compiled with stubs, {} ran, {} findings; {} MiB resident",
        counts.inputs,
        start.elapsed().as_secs(),
        counts.compiled,
        counts.ran,
        counts.findings,
        resident() >> 20
    );
    let _ = std::fs::remove_file(last);
    std::process::exit(i32::from(counts.findings > 0));
}
