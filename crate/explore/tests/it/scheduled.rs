//! Strategies, schedules, replay.

use crate::common::{program, run, runner};
use golang::bytecode::Program;
use raceway_explore::desk::Journal;
use raceway_explore::runner::run_once;
use raceway_explore::strategy::{Pct, Replay, RoundRobin, Walk};
use raceway_explore::{Cut, Kind, Schedule, Setting};
use runtime::step::{Gates, Timers};
use std::sync::Arc;

fn counter(n: usize) -> Arc<Program> {
    program(
        &["fmt", "sync"],
        "var x int",
        &format!(
            "var wg sync.WaitGroup
            for i := 0; i < 2; i++ {{
                wg.Add(1)
                go func() {{
                    defer wg.Done()
                    for j := 0; j < {n}; j++ {{
                        x++
                    }}
                }}()
            }}
            wg.Wait()
            fmt.Println(x)"
        ),
    )
}

fn setting(gates: Gates) -> Setting {
    Setting {
        gates,
        ..Setting::default()
    }
}

#[test]
fn without_switches_nothing_is_lost() {
    let program = counter(50);
    for gates in [Gates::Operations, Gates::Accesses] {
        let (finished, journal) = run(&program, setting(gates), Replay::new(vec![]));
        assert_eq!(
            (finished.kind, finished.stdout.as_str()),
            (Kind::Exit(0), "100\n")
        );
        assert_eq!(journal.preemptions, 0);
    }
}

#[test]
fn splitting_accesses_loses_updates_and_joining_them_does_not() {
    let program = counter(50);
    let (split, _) = run(&program, setting(Gates::Accesses), RoundRobin::new(1));
    assert!(
        split.stdout.trim().parse::<u32>().unwrap() < 100,
        "{split:?}"
    );
    let (whole, _) = run(&program, setting(Gates::Operations), RoundRobin::new(1));
    assert_eq!(whole.stdout, "100\n");
}

#[test]
fn a_recorded_schedule_replays_to_the_byte() {
    let program = program(
        &["fmt", "sync", "time", "math/rand"],
        "",
        r#"c, done := make(chan int, 1), make(chan bool)
        var mu sync.Mutex
        seen := map[string]int{"a": 1, "b": 2, "c": 3, "d": 4}
        for i := range 3 {
            go func() {
                time.Sleep(time.Duration(rand.Intn(3)) * time.Millisecond)
                mu.Lock()
                for k := range seen {
                    fmt.Print(k, i, " ")
                }
                mu.Unlock()
                select {
                case c <- rand.Intn(1000):
                case v := <-c:
                    fmt.Print(v, "! ")
                }
                done <- true
            }()
        }
        for range 3 {
            <-done
        }
        fmt.Println(time.Now().UnixNano())"#,
    );
    let mut different = std::collections::BTreeSet::new();
    for seed in 0..40 {
        let setting = Setting {
            seed,
            timers: [Timers::Idle, Timers::Any][seed as usize % 2],
            ..Setting::default()
        };
        let (first, journal) = match seed % 3 {
            0 => run(&program, setting, Pct::new(seed, 3, 100)),
            _ => run(&program, setting, Walk::new(seed)),
        };
        let schedule = journal.schedule();
        let parsed: Schedule = schedule.to_string().parse().expect("its own string");
        let (again, replayed) = run(&program, parsed.setting, Replay::new(parsed.answers));
        assert_eq!(
            (&first.kind, &first.stdout, &first.stderr),
            (&again.kind, &again.stdout, &again.stderr),
            "{schedule}"
        );
        assert_eq!(replayed.schedule(), schedule);
        different.insert(first.stdout);
    }
    assert!(different.len() > 10, "{different:?}");
}

#[test]
fn a_machine_that_was_used_runs_as_a_new_one() {
    let program = counter(5);
    let mut used = runner(&program);
    for seed in 0..50 {
        let journal = || Journal::new(setting(Gates::Accesses), 10_000);
        let (a, first) = run_once(&mut used, Walk::new(seed), journal());
        let (b, second) = run_once(&mut runner(&program), Walk::new(seed), journal());
        assert_eq!((a.stdout, first.answers), (b.stdout, second.answers));
    }
}

#[test]
fn a_schedule_of_another_program_is_noticed() {
    let (_, journal) = run(&counter(3), Setting::default(), Walk::new(1));
    let other = program(&["fmt"], "", r#"fmt.Println("hello")"#);
    let schedule = journal.schedule();
    let (_, replayed) = run(
        &other,
        schedule.setting,
        Replay::new(schedule.answers.clone()),
    );
    assert_ne!(Some(replayed.check()), schedule.check);
    let (finished, _) = run(&counter(3), Setting::default(), Replay::new(vec![0, 9, 9]));
    assert_eq!(finished.cut, Some(Cut::Diverged(1)));
}

#[test]
fn time_is_virtual_and_moves_when_nobody_can_run() {
    let program = program(
        &["fmt", "time"],
        "",
        r#"start := time.Now()
        go func() {
            time.Sleep(48 * time.Hour)
            fmt.Println("slept")
        }()
        select {
        case <-time.After(100 * time.Hour):
        }
        fmt.Println(time.Since(start))"#,
    );
    let (finished, _) = run(&program, Setting::default(), RoundRobin::new(1));
    assert_eq!(finished.stdout, "slept\n100h0m0s\n");
}

#[test]
fn deadlocks_and_leaks_are_told_with_their_places() {
    let dead = program(&[], "", "c := make(chan int)\nc <- 1");
    let (finished, _) = run(&dead, Setting::default(), RoundRobin::new(1));
    assert_eq!(finished.kind, Kind::Deadlock);
    assert!(
        finished
            .stderr
            .starts_with("fatal error: all goroutines are asleep - deadlock!")
    );
    assert_eq!(
        (finished.blocked[0].reason, finished.blocked[0].line),
        ("chan send", 6)
    );
    let leak = program(
        &["runtime"],
        "",
        "c := make(chan int)\ngo func() { c <- 1 }()\nruntime.Gosched()",
    );
    let (finished, _) = run(&leak, Setting::default(), RoundRobin::new(1));
    assert_eq!(finished.kind, Kind::Exit(0));
    assert_eq!(finished.blocked.len(), 1, "{finished:?}");
}

#[test]
fn a_loop_without_end_is_cut() {
    let program = program(&[], "", "for {\n}");
    let (finished, journal) = run(&program, Setting::default(), RoundRobin::new(0));
    assert_eq!((finished.kind, finished.cut), (Kind::Cut, Some(Cut::Steps)));
    assert!(journal.steps >= 100);
}
