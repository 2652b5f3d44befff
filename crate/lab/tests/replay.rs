//! A schedule gives the same steps natively as in the page: tests/browser/explore.test.mjs reads the same file.

use raceway_lab::Source;
use raceway_lab::explore::{Choosing, Options, Schedule, Step, Subject, run_scheduled, steps};
use std::collections::HashMap;

/// A schedule, the output, and a step a line.
const REPLAY: &str = include_str!("../../../tests/browser/replay.txt");
const PROGRAM: &str = include_str!("../../../www/programs/message-passing.go");

fn written(step: &Step) -> String {
    let mut text = format!("goroutine {} {}", step.goroutine, step.class.words());
    if !step.object.is_empty() {
        text += &format!(" {}", step.object);
    }
    if step.place.line > 0 {
        text += &format!(" :{}", step.place.line);
    }
    text
}

#[test]
fn a_schedule_gives_the_steps_that_the_page_shows() {
    let sources = [Source {
        name: "prog.go".into(),
        text: PROGRAM.into(),
    }];
    let subject = Subject::new(&sources, &HashMap::new()).expect("it compiles");
    let mut lines = REPLAY.lines();
    let schedule = lines.next().expect("a schedule");
    let schedule: Schedule = schedule.parse().expect("it is a schedule");
    let options = Options::default();
    let run = run_scheduled(&subject, &options, Choosing::Schedule(schedule.clone()));
    let run = run.expect("it loads");
    assert!(!run.diverged, "the program has changed: make the file anew");
    assert_eq!(Some(run.finished.stdout.trim()), lines.next());
    let steps = steps(&subject, &options, &schedule).expect("it loads");
    let steps: Vec<String> = steps.iter().map(written).collect();
    assert_eq!(steps, lines.collect::<Vec<_>>());
}
