//! The search.

use crate::common::{program, run};
use golang::bytecode::Program;
use raceway_explore::strategy::Replay;
use raceway_explore::{Explorer, Findings, Kind, Options, Setting};
use runtime::step::{Gates, Timers};
use std::collections::BTreeSet;
use std::sync::Arc;

fn options() -> Options {
    Options {
        setting: Setting {
            gates: Gates::Accesses,
            timers: Timers::Idle,
            seed: 0,
        },
        ..Options::default()
    }
}

fn explore(program: &Arc<Program>, options: &Options) -> Findings {
    let mut explorer = Explorer::new(program.clone(), options.clone()).expect("it loads");
    explorer.finish(|_| true);
    explorer.findings().clone()
}

fn outputs(findings: &Findings) -> BTreeSet<String> {
    findings
        .outcomes
        .iter()
        .map(|o| o.ending.stdout.trim().to_string())
        .collect()
}

fn increments(goroutines: usize, times: usize) -> Arc<Program> {
    program(
        &["fmt", "sync"],
        "var x int",
        &format!(
            "var wg sync.WaitGroup
            wg.Add({goroutines})
            for range {goroutines} {{
                go func() {{
                    defer wg.Done()
                    for range {times} {{
                        x++
                    }}
                }}()
            }}
            wg.Wait()
            fmt.Println(x)"
        ),
    )
}

#[test]
fn five_increments_each_end_anywhere_from_two_to_ten() {
    let program = increments(2, 5);
    let findings = explore(&program, &options());
    assert!(findings.is_exhaustive(&options()), "{:?}", findings.counts);
    let want: BTreeSet<String> = (2..=10).map(|n| n.to_string()).collect();
    assert_eq!(outputs(&findings), want, "{:?}", findings.counts);
    for outcome in findings.outcomes.iter() {
        let schedule = outcome.witness.schedule.clone();
        let (finished, _) = run(&program, schedule.setting, Replay::new(schedule.answers));
        assert_eq!(finished.stdout, outcome.ending.stdout);
    }
}

#[test]
fn a_lock_leaves_one_outcome_and_one_order_for_each_interleaving_of_sections() {
    let program = program(
        &["fmt", "sync"],
        "var x int",
        "var wg sync.WaitGroup
        var mu sync.Mutex
        wg.Add(2)
        for range 2 {
            go func() {
                for range 2 {
                    mu.Lock()
                    x++
                    mu.Unlock()
                }
                wg.Done()
            }()
        }
        wg.Wait()
        fmt.Println(x)",
    );
    let findings = explore(&program, &options());
    assert_eq!(outputs(&findings), BTreeSet::from(["4".to_string()]));
    // Two sections each can be ordered in 4 choose 2 ways.
    assert_eq!(findings.counts.searched, 6, "{:?}", findings.counts);
}

#[test]
fn a_producer_and_a_consumer_have_one_order() {
    let program = program(
        &["fmt"],
        "",
        "c, done := make(chan int, 2), make(chan int)
        go func() {
            for i := range 6 {
                c <- i
            }
            close(c)
        }()
        go func() {
            sum := 0
            for v := range c {
                sum += v
            }
            done <- sum
        }()
        fmt.Println(<-done)",
    );
    let findings = explore(&program, &options());
    assert_eq!(outputs(&findings), BTreeSet::from(["15".to_string()]));
    assert_eq!(findings.counts.searched, 1, "{:?}", findings.counts);
}

#[test]
fn deadlocks_are_found_with_the_schedule_that_shows_them() {
    let program = program(
        &["sync"],
        "",
        "var a, b sync.Mutex
        done := make(chan bool)
        go func() { a.Lock(); b.Lock(); b.Unlock(); a.Unlock(); done <- true }()
        go func() { b.Lock(); a.Lock(); a.Unlock(); b.Unlock(); done <- true }()
        <-done
        <-done",
    );
    let findings = explore(&program, &options());
    let kinds: BTreeSet<Kind> = findings.outcomes.iter().map(|o| o.ending.kind).collect();
    assert_eq!(kinds, BTreeSet::from([Kind::Exit(0), Kind::Deadlock]));
    let dead = findings
        .outcomes
        .iter()
        .find(|o| o.ending.kind == Kind::Deadlock)
        .unwrap();
    assert_eq!(dead.witness.preemptions, 1, "{dead:?}");
    assert_eq!(dead.ending.blocked.len(), 3, "{dead:?}");
}

#[test]
#[ignore = "prints"]
fn speed() {
    for (g, n) in [(2, 1), (2, 2), (2, 3), (2, 4), (2, 5)] {
        let program = increments(g, n);
        let began = std::time::Instant::now();
        let findings = explore(
            &program,
            &Options {
                schedules: 300_000,
                random: 0,
                ..options()
            },
        );
        let s = began.elapsed().as_secs_f64();
        println!(
            "{g}x{n}: {:?} {:.0}/s share {} outs {:?}",
            findings.counts,
            findings.counts.runs() as f64 / s,
            findings.share,
            outputs(&findings)
        );
    }
}
