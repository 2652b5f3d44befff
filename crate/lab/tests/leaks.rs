//! Goroutines that wait for ever while others go on.

use raceway_lab::{Reason, Report, Run, Settings, Source, compile};
use std::collections::HashMap;
use std::sync::Arc;

fn run(body: &str, workers: usize) -> Report {
    let text = format!(
        "package main\nimport (\"context\"; \"fmt\"; \"runtime\"; \"sync\"; \"time\")\nvar _ = fmt.Sprint\nvar _ sync.Mutex\nvar _ = time.Now\nvar _ = context.Background\nvar _ = runtime.GC\n{body}"
    );
    let source = vec![Source {
        name: "prog.go".into(),
        text,
    }];
    let compiled = compile(&source, &HashMap::new()).expect("it compiles");
    let settings = Settings {
        workers,
        leaks: true,
        ..Settings::default()
    };
    Run::new(&compiled, &settings, Arc::from(trace::Board::boxed()), None).block_on_threads()
}

/// What leaked at the end, sorted.
fn reasons(body: &str) -> Vec<&'static str> {
    let report = run(body, 2);
    assert_eq!(
        (report.status, report.reason),
        (0, Reason::Exit),
        "{}",
        report.stderr
    );
    let mut reasons: Vec<_> = report.leaks.iter().map(|leak| leak.reason).collect();
    reasons.sort_unstable();
    reasons
}

#[test]
fn every_way_of_waiting_leaks() {
    let body = "
func main() {
	send, receive, nilled := make(chan int), make(chan int), (chan int)(nil)
	var mu sync.Mutex
	var rw sync.RWMutex
	var wg sync.WaitGroup
	cond := sync.NewCond(&sync.Mutex{})
	mu.Lock()
	rw.Lock()
	var read sync.RWMutex
	read.RLock()
	wg.Add(1)
	for _, wait := range []func(){
		func() { send <- 1 },
		func() { for range receive {} },
		func() { nilled <- 1 },
		func() { <-nilled },
		func() { select { case send <- 1: case <-receive: } },
		func() { select {} },
		func() { mu.Lock() },
		func() { rw.RLock() },
		func() { read.Lock() },
		func() { wg.Wait() },
		func() { cond.L.Lock(); cond.Wait() },
	} {
		go wait()
	}
	time.Sleep(20 * time.Millisecond)
}";
    assert_eq!(
        reasons(body),
        [
            "chan receive",
            "chan receive (nil chan)",
            "chan send",
            "chan send (nil chan)",
            "select",
            "select (no cases)",
            "sync.Cond.Wait",
            "sync.Mutex.Lock",
            "sync.RWMutex.Lock",
            "sync.RWMutex.RLock",
            "sync.WaitGroup.Wait",
        ]
    );
}

#[test]
fn what_others_can_still_wake_is_no_leak() {
    // A goroutine that computes on at the end holds one end of a chain; timers hold the others.
    let body = "
func main() {
	first, second := make(chan int), make(chan int)
	go func() { second <- <-first }()
	go func() { fmt.Println(<-second) }()
	go func() { <-time.After(time.Hour) }()
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	_ = cancel
	go func() { <-ctx.Done() }()
	ticked := make(chan bool)
	time.AfterFunc(time.Hour, func() { close(ticked) })
	go func() { <-ticked }()
	started := make(chan bool)
	go func() {
		close(started)
		for { runtime.Gosched(); if len(first) > 0 { first <- 1 } }
	}()
	<-started
	time.Sleep(5 * time.Millisecond)
}";
    assert_eq!(reasons(body), [""; 0]);
}

#[test]
fn leaks_are_told_while_the_program_runs() {
    let body = "
func leak() {
	go func() {
		c := make(chan int)
		c <- 1
	}()
}
func main() {
	for range 3 { leak() }
	for range 10 {
		time.Sleep(time.Millisecond)
		runtime.GC()
	}
	time.Sleep(20 * time.Millisecond)
	fmt.Println(\"still here\")
	panic(\"the end\")
}";
    let report = run(body, 1);
    assert_eq!((report.status, report.reason), (2, Reason::Panic));
    let lines: Vec<_> = report.leaks.iter().map(|leak| leak.line).collect();
    assert_eq!(lines, [12, 12, 12]);
    let text = &report.leaks[0].text;
    assert!(
        text.contains(" [chan send (leaked)]:\nmain.leak.func1()\n\tprog.go:12\n"),
        "{text}"
    );
    let told = report.stderr.find("3 goroutines wait for ever");
    let panicked = report.stderr.find("panic: the end");
    assert!(told.is_some() && told < panicked, "{}", report.stderr);
}

#[test]
fn a_long_chain_of_waiting_goroutines_is_followed() {
    let body = "
func main() {
	head := make(chan int)
	last := head
	for range 2000 {
		next := make(chan int)
		go func(from, to chan int) { for v := range from { to <- v } }(last, next)
		last = next
	}
	go func() { for range last {} }()
	go func() { for { head <- 1; time.Sleep(time.Hour) } }()
	time.Sleep(50 * time.Millisecond)
	runtime.GC()
	time.Sleep(50 * time.Millisecond)
}";
    assert_eq!(reasons(body), [""; 0]);
}

#[test]
fn of_very_many_leaks_some_are_kept() {
    let body = "
func main() {
	for range 5000 { go func() { select {} }() }
	time.Sleep(50 * time.Millisecond)
}";
    let report = run(body, 1);
    assert_eq!(report.leaks.len(), 1_000);
    assert!(
        report
            .stderr
            .contains("additional 980 goroutines not shown"),
        "{}",
        report.stderr
    );
}
