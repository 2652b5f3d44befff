//! Stepping.

use crate::common::program;
use golang::bytecode::Program;
use raceway_explore::{Kind, Options, Schedule, Setting, Stepper};
use std::sync::Arc;

fn stepper(program: &Arc<Program>) -> Stepper {
    let schedule = Schedule {
        setting: Setting::default(),
        ..Schedule::default()
    };
    Stepper::new(program.clone(), &Options::default(), &schedule).expect("it loads")
}

fn locked() -> Arc<Program> {
    program(
        &["fmt", "sync"],
        "var x int",
        "var mu sync.Mutex
        c := make(chan int, 3)
        go func() {
            mu.Lock()
            x++
            mu.Unlock()
            c <- 1
        }()
        mu.Lock()
        x++
        mu.Unlock()
        fmt.Println(<-c, x)",
    )
}

#[test]
fn going_back_shows_what_was_there() {
    let mut stepper = stepper(&locked());
    let mut seen = vec![stepper.view()];
    while seen.last().is_some_and(|view| view.finished.is_none()) {
        seen.push(stepper.forward());
    }
    let last = seen.last().unwrap();
    assert_eq!(last.stdout, "1 2\n");
    assert_eq!(last.finished.as_ref().unwrap().kind, Kind::Exit(0));
    for (i, view) in seen.iter().enumerate().rev() {
        let again = stepper.go_to(i as u32);
        assert_eq!(
            (again.step, &again.state, &again.next),
            (view.step, &view.state, &view.next)
        );
    }
    let steps = stepper.steps();
    assert_eq!(steps.len(), seen.len() - 1);
    assert!(
        steps.iter().any(|s| s.object == "x" && s.place.line == 11),
        "{steps:?}"
    );
}

#[test]
fn the_student_is_the_scheduler() {
    let mut stepper = stepper(&locked());
    let mut view = stepper.view();
    // Let the goroutine take the lock first, as soon as it is there.
    while !view.locks.iter().any(|lock| lock.holders == [2]) {
        let other = view.next.iter().any(|o| o.goroutine == 2);
        view = stepper
            .choose(if other { 2 } else { 1 })
            .expect("it can go on");
    }
    // Now main tries, and waits.
    while !view.locks.iter().any(|lock| lock.waiting == [1]) {
        view = stepper.choose(1).expect("main can go on");
    }
    let main = &view.state.goroutines[0];
    assert_eq!((main.id, main.status), (1, "sync.Mutex.Lock"));
    assert!(main.frames[0].line > 0);
    assert!(
        view.next.iter().all(|o| o.goroutine == 2),
        "{:?}",
        view.next
    );
    assert!(view.state.channels.iter().any(|(_, chan)| chan.cap == 3));
    let end = stepper.go_to(u32::MAX);
    assert_eq!(end.stdout, "1 2\n");
    assert!(stepper.schedule().answers.contains(&1));
}

#[test]
fn a_run_goes_on_to_a_line() {
    let mut stepper = stepper(&locked());
    let view = stepper.run_to_line("prog.go", 16);
    assert!(view.finished.is_none());
    assert!(
        view.state
            .goroutines
            .iter()
            .any(|g| g.frames.iter().any(|f| f.line == 16))
    );
}
