//! Explorations shared by hands, and the questions of whoever steps through a run.

use raceway_lab::Source;
use raceway_lab::exploration::Exploration;
use raceway_lab::explore::{Choosing, Options, Subject, explore};
use raceway_lab::stepping::{Action, Stand, Stepping};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

const COUNTER: &str = "package main

var x int

func main() {
	done := make(chan bool)
	go func() {
		x++
		done <- true
	}()
	x++
	<-done
	println(x)
}
";

fn sources() -> Vec<Source> {
    vec![Source {
        name: "prog.go".into(),
        text: COUNTER.into(),
    }]
}

fn subject() -> Subject {
    Subject::new(&sources(), &HashMap::new()).expect("it compiles")
}

/// The numbers behind a key, wherever it stands in the answer.
fn numbers(answer: &str, key: &str) -> Vec<u64> {
    let digits = |text: &str| -> String { text.chars().take_while(char::is_ascii_digit).collect() };
    let pattern = format!("\"{key}\":");
    let parts = answer.split(&pattern).skip(1);
    parts.filter_map(|part| digits(part).parse().ok()).collect()
}

fn text<'a>(answer: &'a str, key: &str) -> &'a str {
    let pattern = format!("\"{key}\":\"");
    let start = answer.find(&pattern).expect("the answer has it") + pattern.len();
    answer[start..].split('"').next().unwrap_or("")
}

#[test]
fn hands_that_take_turns_find_what_one_search_finds() {
    let (subject, options) = (subject(), Options::default());
    let alone = explore(&subject, &options, |_| true).expect("it loads");
    let endings = |e: &raceway_lab::explore::Explored| -> Vec<_> {
        e.outcomes
            .iter()
            .map(|s| s.outcome.ending.clone())
            .collect()
    };
    for workers in [1, 2, 5] {
        let all = Arc::new(Exploration::new(&subject, &options, workers).expect("it loads"));
        let mut hands: Vec<_> = (0..workers).map(|_| all.hand()).collect();
        assert!(!all.is_over());
        while !hands.is_empty() {
            hands.retain_mut(|hand| hand.advance(Duration::ZERO));
        }
        let together = all.explored();
        assert!(all.is_over() && together.exhaustive, "{workers} hands");
        assert_eq!(endings(&together), endings(&alone), "{workers} hands");
    }
}

#[test]
fn an_exploration_that_is_broken_off_says_so() {
    let all = Exploration::new(&subject(), &Options::default(), 4).expect("it loads");
    let all = Arc::new(all);
    let mut hand = all.hand();
    assert!(hand.advance(Duration::ZERO));
    drop(hand);
    let explored = all.explored();
    assert!(!all.is_over() && !explored.exhaustive);
    assert_eq!(explored.codes, ["unfinished"]);
    assert!(explored.findings.counts.runs() > 0);
}

#[test]
fn steps_go_forwards_and_back_and_as_somebody_chooses() {
    let mut stepping = Stepping::default();
    let options = Options::default();
    let run = stepping.run(sources(), HashMap::new(), &options, Choosing::RoundRobin(0));
    let stand = Stand {
        schedule: text(&run, "schedule").to_string(),
        step: 0,
    };
    let mut ask = |stand: &Stand, action: Action, listed| {
        stepping.step(sources(), HashMap::new(), &options, stand, &action, listed)
    };
    let start = ask(&stand, Action::GoTo(0), true);
    assert_eq!(numbers(&start, "step"), [0]);
    let all = numbers(&start, "all")[0];
    let end = ask(&stand, Action::End, false);
    assert_eq!(numbers(&end, "step"), [all]);
    assert!(
        end.contains("\"name\":\"x\",\"type\":\"int\",\"value\":\"2\""),
        "{end}"
    );
    let last = Stand {
        step: all as u32,
        ..stand.clone()
    };
    let before = ask(&last, Action::Back, false);
    assert_eq!(numbers(&before, "step"), [all - 1]);
    // From one step to the next operation, the accesses to x in between are passed.
    let operation = ask(
        &Stand {
            step: 1,
            ..stand.clone()
        },
        Action::Operation,
        false,
    );
    assert!(numbers(&operation, "step")[0] > 2, "{operation}");
    let at_line = ask(&stand, Action::Line("prog.go".into(), 12), false);
    assert!(numbers(&at_line, "line").contains(&12), "{at_line}");
    // After the go statement both can go on; the second is taken.
    let one = Stand { step: 1, ..stand };
    let chosen = ask(&one, Action::Choose(2), true);
    assert_eq!(numbers(&chosen, "step"), [2]);
    assert_ne!(text(&chosen, "schedule"), one.schedule);
    assert!(chosen.contains("\"last\":{\"goroutine\":2,"), "{chosen}");
}

#[test]
fn questions_that_cannot_be_answered_say_why() {
    let mut stepping = Stepping::default();
    let options = Options::default();
    let broken = vec![Source {
        name: "prog.go".into(),
        text: "package main\n\nfunc main() { x }\n".into(),
    }];
    let answer = stepping.run(broken, HashMap::new(), &options, Choosing::Walk(1));
    assert!(answer.starts_with("{\"broken\":") && answer.contains("undefined: x"));
    let stand = Stand {
        schedule: "nonsense".into(),
        step: 0,
    };
    let action = Action::Forward;
    let answer = stepping.step(sources(), HashMap::new(), &options, &stand, &action, false);
    assert!(answer.contains("this is no schedule"), "{answer}");
}
