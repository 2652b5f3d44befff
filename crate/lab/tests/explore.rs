//! Exploring and scheduled runs through the API that the command and the page call.

use raceway_lab::explore::{
    Choosing, Gates, Options, Schedule, Subject, Timers, explore, explore_on, run_scheduled, steps,
};
use raceway_lab::{Source, Verdict};
use std::collections::HashMap;

fn sources(text: &str) -> Vec<Source> {
    vec![Source {
        name: "prog.go".into(),
        text: text.into(),
    }]
}

fn subject(text: &str) -> Subject {
    Subject::new(&sources(text), &HashMap::new()).unwrap_or_else(|errors| panic!("{errors:?}"))
}

const COUNTER: &str = "package main

//raceway:outcomes 4
//raceway:outcomes interesting 3

import \"fmt\"

var x int

func main() {
	done := make(chan bool, 2)
	for range 2 {
		go func() {
			x++
			x++
			done <- true
		}()
	}
	<-done
	<-done
	fmt.Println(x)
}
";

#[test]
fn outcomes_are_judged_and_their_schedules_show_them() {
    let subject = subject(COUNTER);
    let options = Options::default();
    let explored = explore(&subject, &options, |_| true).expect("it loads");
    assert!(explored.exhaustive && explored.is_bad());
    let shown: Vec<_> = explored
        .outcomes
        .iter()
        .map(|s| (s.verdict, s.outcome.ending.stdout.trim()))
        .collect();
    let want = [
        (Verdict::Forbidden, "2"),
        (Verdict::Interesting, "3"),
        (Verdict::Acceptable, "4"),
    ];
    assert_eq!(shown, want);
    for shown in &explored.outcomes {
        let text = shown.outcome.witness.schedule.to_string();
        let schedule: Schedule = text.parse().expect("its own string");
        assert!(!steps(&subject, &options, &schedule).unwrap().is_empty());
        let run = run_scheduled(&subject, &options, Choosing::Schedule(schedule)).unwrap();
        assert!(!run.diverged);
        assert_eq!(run.finished.stdout, shown.outcome.ending.stdout);
    }
    let json = explored.json();
    assert!(json.starts_with("{\"exhaustive\":true,"), "{json}");
    assert!(
        json.contains("\"verdict\":\"forbidden\",\"stdout\":\"2\\n\""),
        "{json}"
    );
}

#[test]
fn several_workers_find_the_same() {
    let subject = subject(COUNTER);
    let options = Options::default();
    let one = explore(&subject, &options, |_| true).unwrap();
    let two = explore_on(2, &subject, &options, |_| true).unwrap();
    let three = explore_on(3, &subject, &options, |_| true).unwrap();
    for other in [&two, &three] {
        assert_eq!(one.findings.counts.searched, other.findings.counts.searched);
        let endings = |e: &raceway_lab::explore::Explored| {
            let outcomes = e.outcomes.iter();
            outcomes
                .map(|s| (s.outcome.ending.clone(), s.outcome.searched))
                .collect::<Vec<_>>()
        };
        assert_eq!(endings(&one), endings(other));
    }
}

#[test]
fn an_assertion_that_does_not_hold_at_some_moment_is_found() {
    let text = |most: u32| {
        format!(
            "package main

import \"sync\"

var inside int //raceway:always inside <= {most}

func main() {{
	var wg sync.WaitGroup
	var mu sync.RWMutex
	wg.Add(2)
	for range 2 {{
		go func() {{
			mu.RLock()
			inside++
			inside--
			mu.RUnlock()
			wg.Done()
		}}()
	}}
	wg.Wait()
}}
"
        )
    };
    let options = Options::default();
    let bad = explore(&subject(&text(1)), &options, |_| true).unwrap();
    let found = bad
        .outcomes
        .iter()
        .find(|s| s.verdict == Verdict::Forbidden)
        .expect("two readers at once");
    assert!(
        found
            .outcome
            .ending
            .message
            .contains("raceway:always inside <= 1 does not hold"),
        "{found:?}"
    );
    let good = explore(&subject(&text(2)), &options, |_| true).unwrap();
    assert!(good.exhaustive && !good.is_bad(), "{:?}", good.outcomes);
}

#[test]
fn a_broken_assertion_is_shown_at_its_line() {
    let text = "package main\n\nvar x int //raceway:always y < 1\n\nfunc main() {}\n";
    let errors = Subject::new(&sources(text), &HashMap::new()).unwrap_err();
    assert_eq!(errors[0].line, 3);
    assert!(errors[0].message.contains("undefined: y"), "{errors:?}");
}

#[test]
fn gates_and_timers_are_a_part_of_the_question() {
    let options = |gates, timers| {
        let mut options = Options::default();
        options.setting.gates = gates;
        options.setting.timers = timers;
        options
    };
    let subject = subject(COUNTER);
    let joined = options(Gates::Operations, Timers::Idle);
    let explored = explore(&subject, &joined, |_| true).unwrap();
    assert_eq!(
        explored.outcomes.len(),
        1,
        "accesses in one step lose nothing"
    );
    assert!(!explored.gaps.is_empty());
}

/// The outcomes' words, without repetition, after every schedule was found to show what it stands for.
fn shown(body: &str) -> Vec<String> {
    let text = format!("package main\n\nimport \"sync\"\n\nfunc main() {{\n{body}\n}}\n");
    let subject = subject(&text);
    let options = Options::default();
    let explored = explore(&subject, &options, |_| true).unwrap();
    assert!(explored.exhaustive, "{body}");
    let mut messages = Vec::new();
    for found in &explored.outcomes {
        let schedule = found.outcome.witness.schedule.clone();
        let again = run_scheduled(&subject, &options, Choosing::Schedule(schedule)).unwrap();
        assert!(!again.diverged, "{found:?}");
        assert_eq!(again.finished.kind, found.outcome.ending.kind, "{found:?}");
        messages.push(found.outcome.ending.message.clone());
    }
    messages
}

#[test]
fn maps_that_two_change_at_once_are_an_outcome() {
    let body = "m := map[int]int{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Go(func() { _ = i; mu.Lock(); TOUCH; mu.Unlock() })
	}
	wg.Wait()
	_ = &mu";
    let says = |messages: &[String], text: &str| messages.iter().any(|m| m.contains(text));
    for (touch, text) in [
        ("m[i] = i", "concurrent map writes"),
        ("delete(m, i)", "concurrent map writes"),
        ("clear(m)", "concurrent map writes"),
        (
            "if i == 0 { m[i] = i } else { _ = m[i] }",
            "concurrent map read and map write",
        ),
    ] {
        let body = body.replace("TOUCH", touch);
        assert!(!says(&shown(&body), "concurrent"), "{touch}");
        let without = body.replace("mu.Lock();", "").replace("mu.Unlock()", "");
        assert!(says(&shown(&without), text), "{touch}");
    }
}

#[test]
fn misuse_of_a_wait_group_is_an_outcome() {
    let says = |body: &str, text: &str| shown(body).iter().any(|m| m.contains(text));
    let negative = "var wg sync.WaitGroup
	wg.Add(1)
	go wg.Done()
	go wg.Done()
	wg.Wait()";
    assert!(says(negative, "sync: negative WaitGroup counter"));
    let reused = "var wg sync.WaitGroup
	wg.Add(1)
	done := make(chan bool)
	go func() { wg.Wait(); close(done) }()
	wg.Done()
	BETWEEN
	wg.Add(1)
	wg.Done()
	<-done";
    let text = "sync: WaitGroup is reused before previous Wait has returned";
    assert!(says(&reused.replace("BETWEEN", ""), text));
    assert!(!says(&reused.replace("BETWEEN", "<-done"), text));
}
