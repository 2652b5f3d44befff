//! The search.

use crate::common::{program, run};
use golang::bytecode::Program;
use raceway_explore::strategy::Replay;
use raceway_explore::{Explorer, Findings, Gap, Kind, Options, Setting, Status, split};
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
fn parts_of_a_search_make_up_the_whole() {
    for (goroutines, times) in [(2, 2), (3, 1)] {
        let program = increments(goroutines, times);
        let whole = explore(&program, &options());
        for parts in [2, 7, 40] {
            let parts = split(program.clone(), &options(), parts).expect("it loads");
            let mut findings: Option<Findings> = None;
            for part in &parts {
                let mut explorer =
                    Explorer::below(program.clone(), options(), part.clone()).expect("it loads");
                explorer.finish(|_| true);
                match &mut findings {
                    None => findings = Some(explorer.findings().clone()),
                    Some(findings) => findings.merge(explorer.findings()),
                }
            }
            let findings = findings.expect("there is a part");
            assert_eq!(outputs(&findings), outputs(&whole));
            assert!(findings.is_exhaustive(&options()));
            assert_eq!(
                findings.counts.searched,
                whole.counts.searched,
                "{} parts",
                parts.len()
            );
            for (a, b) in findings
                .outcomes
                .sorted()
                .iter()
                .zip(whole.outcomes.sorted())
            {
                assert_eq!((&a.ending, a.searched), (&b.ending, b.searched));
            }
        }
    }
}

#[test]
fn timers_may_fire_before_the_work_is_done() {
    let program = program(
        &["fmt", "time"],
        "",
        r#"c := make(chan int, 1)
        go func() { c <- 1 }()
        select {
        case <-c:
            fmt.Print("work")
        case <-time.After(time.Second):
            fmt.Print("timeout")
        }"#,
    );
    let idle = explore(&program, &options());
    assert_eq!(outputs(&idle), BTreeSet::from(["work".to_string()]));
    let mut any = options();
    any.setting.timers = Timers::Any;
    let any = explore(&program, &any);
    assert_eq!(
        outputs(&any),
        BTreeSet::from(["timeout".to_string(), "work".to_string()])
    );
}

#[test]
fn small_random_numbers_are_enumerated_and_large_ones_leave_a_gap() {
    let small = program(
        &["fmt", "math/rand"],
        "",
        "fmt.Print(rand.Intn(3) + 10*rand.Intn(2))",
    );
    let findings = explore(&small, &options());
    let want = [0, 1, 2, 10, 11, 12].map(|n| n.to_string());
    assert_eq!(outputs(&findings), BTreeSet::from(want));
    assert!(findings.is_exhaustive(&options()));
    let large = program(&["fmt", "math/rand"], "", "fmt.Print(rand.Int63() >= 0)");
    let findings = explore(&large, &options());
    assert_eq!(findings.gaps(&options()), [Gap::Random]);
    assert!(findings.counts.walks > 0 && findings.counts.pct > 0);
}

#[test]
fn bounds_are_told() {
    let program = increments(2, 2);
    let bounded = Options {
        preemptions: Some(1),
        ..options()
    };
    let findings = explore(&program, &bounded);
    assert!(findings.gaps(&bounded).contains(&Gap::Preemptions));
    assert!(outputs(&findings).contains("3"), "{:?}", outputs(&findings));
    let short = Options {
        schedules: 5,
        ..options()
    };
    let findings = explore(&program, &short);
    assert_eq!(findings.gaps(&short)[0], Gap::Unfinished);
    assert!(findings.counts.walks > 0);
    let cut = Options {
        steps: 10,
        ..options()
    };
    assert!(explore(&program, &cut).gaps(&cut).contains(&Gap::Steps));
}

#[test]
fn exploring_can_be_paused() {
    let program = increments(2, 3);
    let mut explorer = Explorer::new(program.clone(), options()).expect("it loads");
    let mut pauses = 0;
    while explorer.advance(std::time::Duration::ZERO) != Status::Done {
        pauses += 1;
    }
    assert!(pauses > 2);
    let whole = explore(&program, &options());
    assert_eq!(explorer.findings().counts, whole.counts);
}

#[test]
fn goroutines_that_never_end_do_not_keep_the_search_from_ending() {
    let program = program(
        &["fmt", "runtime"],
        "",
        r#"go func() {
            for {
                runtime.Gosched()
            }
        }()
        fmt.Print("done")"#,
    );
    let findings = explore(&program, &options());
    assert_eq!(outputs(&findings), BTreeSet::from(["done".to_string()]));
    assert_eq!(findings.gaps(&options()), [Gap::Tails]);
}
