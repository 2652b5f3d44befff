//! The reduced search finds exactly what a search without reduction finds.
//!
//! Programs are generated: goroutines of a few statements on channels, locks and shared variables. Without reduction every
//! interleaving is run; those with too many are left out. `RACEWAY_PROGRAMS=10000 cargo test --release -p raceway-explore sound` runs
//! as many as that; `RACEWAY_FIRST` is the first one's seed, `RACEWAY_MOST` the most schedules of one.

use crate::common::try_compile;
use raceway_explore::{Ending, Explorer, Findings, Kind, Options, Setting};
use runtime::Rng;
use runtime::step::{Gates, Timers};
use std::collections::BTreeSet;

struct Generator {
    rng: Rng,
    next: u32,
}

impl Generator {
    fn number(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    fn one_of(&mut self, of: &[&str]) -> String {
        of[self.rng.below(of.len())].to_string()
    }

    /// An assignment, or something that shows a value.
    fn simple(&mut self) -> String {
        let n = self.number();
        let var = self.one_of(&["x", "x", "y"]);
        match self.rng.below(6) {
            0 => format!("{var} = {n}"),
            1 | 2 => format!("{var} += {n}"),
            3 => format!("if {var} > 0 {{ x = {n} }}"),
            4 => format!("fmt.Print({n}, \" \")"),
            _ => "y = x".to_string(),
        }
    }

    fn statement(&mut self) -> String {
        let n = self.number();
        let chan = self.one_of(&["c", "b"]);
        let other = self.one_of(&["c", "b"]);
        match self.rng.below(27) {
            0..=3 => self.simple(),
            4 | 5 => format!("mu.Lock(); {}; mu.Unlock()", self.simple()),
            6 => "mu.Lock()".to_string(),
            7 => format!("if mu.TryLock() {{ {}; mu.Unlock() }}", self.simple()),
            8 => format!("rw.RLock(); {}; rw.RUnlock()", self.simple()),
            9 => format!("rw.Lock(); {}; rw.Unlock()", self.simple()),
            10 | 11 => format!("{chan} <- {n}"),
            12 | 13 => format!("x = <-{chan}"),
            14 => format!("if v, ok := <-{chan}; ok {{ y = v }} else {{ y = -1 }}"),
            15 => format!("close({chan})"),
            16 => "x += len(b)".to_string(),
            17 => format!(
                "select {{ case {chan} <- {n}: {}; case v := <-{other}: x = v }}",
                self.simple()
            ),
            18 => format!(
                "select {{ case v := <-{chan}: x = v; default: {} }}",
                self.simple()
            ),
            19 => format!("select {{ case v := <-c: x = v; case v := <-b: y = v + {n} }}"),
            20 => format!("a.Add({n})"),
            21 => format!("if a.CompareAndSwap(0, {n}) {{ {} }}", self.simple()),
            22 => "x = int(a.Load())".to_string(),
            23 => self.one_of(&["wg.Add(1)", "wg.Done()", "wg.Wait()", "wg.Wait()"]),
            24 => self.one_of(&[
                "cm.Lock(); cond.Wait(); cm.Unlock()",
                "cond.Signal()",
                "cond.Broadcast()",
            ]),
            25 => self.one_of(&[
                "runtime.Gosched()",
                "once.Do(func() { x++ })",
                "y = rand.Intn(2)",
                "mu.Unlock()",
                "time.Sleep(time.Millisecond)",
            ]),
            _ => format!("panic({n})"),
        }
    }

    fn body(&mut self, most: usize) -> String {
        let n = self.rng.below(most + 1);
        (0..n).map(|_| self.statement() + "\n").collect()
    }

    fn program(&mut self) -> String {
        let goroutines = 2 + self.rng.below(2);
        let most = if goroutines == 2 { 3 } else { 2 };
        let joined = self.rng.below(3) > 0;
        let mut main = String::new();
        for _ in 0..goroutines {
            let done = if joined {
                "defer func() { end <- true }()\n"
            } else {
                ""
            };
            main += &format!("go func() {{\n{done}{}}}()\n", self.body(most));
        }
        main += &self.body(1);
        if joined {
            main += &"<-end\n".repeat(goroutines);
        }
        let cap = self.rng.below(3);
        format!(
            r#"package main
import ("fmt"; "math/rand"; "runtime"; "sync"; "sync/atomic"; "time")
func main() {{
x, y := 0, 0
var a atomic.Int64
var mu, cm sync.Mutex
var rw sync.RWMutex
var wg sync.WaitGroup
var once sync.Once
cond := sync.NewCond(&cm)
c, b, end := make(chan int), make(chan int, {cap}), make(chan bool, {goroutines})
_, _, _, _, _, _, _ = &x, &y, &a, &rw, &wg, &once, cond
_, _, _ = rand.Intn, runtime.Gosched, time.Sleep
_, _ = &mu, end
{main}fmt.Println(x, y, a.Load(), c != b)
}}
"#
        )
    }
}

/// Programs with more schedules than this are left out.
fn most() -> u64 {
    let most = std::env::var("RACEWAY_MOST").ok();
    most.and_then(|n| n.parse().ok()).unwrap_or(2_000)
}

fn explore(text: &str, gates: Gates, reduce: bool) -> Option<Findings> {
    let options = Options {
        setting: Setting {
            gates,
            timers: Timers::Idle,
            seed: 0,
        },
        reduce,
        steps: 400,
        schedules: if reduce { 200_000 } else { most() },
        random: 0,
        ..Options::default()
    };
    let program = try_compile(text)?;
    let mut explorer = Explorer::new(program, options.clone()).expect("it loads");
    explorer.finish(|_| true);
    let findings = explorer.findings().clone();
    (findings.finished && findings.counts.long == 0 && findings.counts.tails == 0)
        .then_some(findings)
}

/// What a search must not miss: the endings, and of goroutines that wait for ever those of runs that went on until nobody could.
fn shown(findings: &Findings) -> BTreeSet<Ending> {
    let mut shown = BTreeSet::new();
    for outcome in findings.outcomes.iter() {
        let mut ending = outcome.ending.clone();
        if ending.leaks() {
            shown.insert(ending.clone());
        }
        if matches!(ending.kind, Kind::Exit(_)) {
            ending.blocked.clear();
        }
        shown.insert(ending);
    }
    shown
}

#[test]
fn reduction_loses_no_outcome() {
    let programs = std::env::var("RACEWAY_PROGRAMS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(40);
    let first = std::env::var("RACEWAY_FIRST")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(0);
    let (mut compared, mut runs, mut reduced_runs, mut many) = (0u64, 0u64, 0u64, 0u64);
    for seed in first..first + programs {
        let mut generator = Generator {
            rng: Rng::new(seed),
            next: 0,
        };
        let text = generator.program();
        let gates = [Gates::Accesses, Gates::Operations][seed as usize % 2];
        let Some(all) = explore(&text, gates, false) else {
            continue;
        };
        let reduced = explore(&text, gates, true).expect("the reduced search is shorter");
        let (want, got) = (shown(&all), shown(&reduced));
        assert_eq!(
            got, want,
            "program {seed}, {gates:?} ({} schedules, {} reduced):\n{text}",
            all.counts.searched, reduced.counts.searched
        );
        compared += 1;
        runs += all.counts.searched;
        reduced_runs += reduced.counts.runs();
        many += u64::from(want.len() > 1);
    }
    println!(
        "{compared} of {programs} programs compared, {many} with several outcomes: \
         {runs} schedules, {reduced_runs} with reduction"
    );
    assert!(
        compared * 3 > programs,
        "{compared} programs were small enough"
    );
}
