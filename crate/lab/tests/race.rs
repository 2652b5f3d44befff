//! The race detector on whole programs: for each way to order two goroutines one program that uses it and one that only seems to.
//! Each runs in parallel with one worker and with four, and by a few schedules. The larger pairs are in `kernels.rs`.

use raceway_lab::explore::{Choosing, Options, RaceConfig, Subject, explore, run_scheduled};
use raceway_lab::race::{HintKind, LocationKind};
use raceway_lab::{Race, Report, Run, Settings, Source, compile};
use std::collections::HashMap;
use std::sync::Arc;

/// The statements of main as a program; packages that it names are imported.
fn program(body: &str) -> Source {
    let packages = [
        "atomic:sync/atomic",
        "context",
        "fmt",
        "os",
        "runtime",
        "sort",
        "strings",
        "sync",
    ];
    let mut text = String::from("package main\nimport \"time\"\n");
    for package in packages {
        let (name, path) = package.split_once(':').unwrap_or((package, package));
        if body.contains(&format!("{name}.")) {
            text += &format!("import {path:?}\n");
        }
    }
    let (declarations, main) = body.split_once("---").unwrap_or(("", body));
    // Assignments alone are no use.
    let main = ["x := 0\n", "x := 1\n"]
        .iter()
        .fold(main.to_string(), |main, line| {
            main.replace(line, &format!("{line}_ = &x\n"))
        });
    // All others come to their end.
    text +=
        &format!("{declarations}\nfunc main() {{\n{main}\ntime.Sleep(3 * time.Millisecond)\n}}\n");
    Source {
        name: "prog.go".into(),
        text,
    }
}

fn run(source: &Source, workers: usize) -> Report {
    let compiled = compile(std::slice::from_ref(source), &HashMap::new())
        .unwrap_or_else(|errors| panic!("{errors:?}\n{}", source.text));
    let settings = Settings {
        workers,
        seed: Some(1),
        race: true,
        ..Settings::default()
    };
    let run = Run::new(&compiled, &settings, Arc::from(trace::Board::boxed()), None);
    run.block_on_threads()
}

fn options() -> Options {
    let mut options = Options {
        races: Some(RaceConfig {
            print: true,
            all: false,
        }),
        steps: 100_000,
        ..Options::default()
    };
    options.setting.timers = raceway_lab::explore::Timers::Idle;
    options
}

fn scheduled(source: &Source, choosing: Choosing) -> (String, Vec<Race>, i32) {
    let subject = Subject::new(std::slice::from_ref(source), &HashMap::new())
        .unwrap_or_else(|errors| panic!("{errors:?}\n{}", source.text));
    let run = run_scheduled(&subject, &options(), choosing).expect("a run");
    (run.finished.stderr.clone(), run.races(), run.status())
}

/// Runs a program in all ways; `races`: whether it has one.
#[track_caller]
fn check(body: &str, races: bool) {
    let source = program(body);
    for workers in [1, 4] {
        let report = run(&source, workers);
        let found = !report.races.is_empty();
        assert_eq!(
            found, races,
            "{workers} workers\n{}\n{}",
            source.text, report.stderr
        );
        assert_eq!(
            report.status,
            if races { 66 } else { 0 },
            "{}\n{}",
            source.text,
            report.stderr
        );
    }
    // A schedule may leave out what races, but not all of them do.
    let mut found = false;
    for choosing in [
        Choosing::RoundRobin(1),
        Choosing::Walk(1),
        Choosing::Walk(2),
        Choosing::Pct(3, 3, 100),
    ] {
        let (stderr, of_this, _) = scheduled(&source, choosing.clone());
        assert!(
            races || of_this.is_empty(),
            "{choosing:?}\n{}\n{stderr}",
            source.text
        );
        found |= !of_this.is_empty();
    }
    assert_eq!(found, races, "no schedule shows it\n{}", source.text);
}

/// A program that orders its accesses, and its twin where `with` in it is replaced.
#[track_caller]
fn pair(body: &str, with: &str, without: &str) {
    assert!(body.contains(with), "{with:?} is not there");
    check(body, false);
    check(&body.replace(with, without), true);
}

const JOIN: &str = "\ntime.Sleep(time.Millisecond)\n";

#[test]
fn go_orders_what_comes_before_it() {
    pair(
        "x := 1\ndone := make(chan int)\ngo func() { _ = x; <-done }()\ndone <- 1\nx = 2\n",
        "<-done }()\ndone <- 1\nx = 2",
        "close(done) }()\nx = 2\n<-done",
    );
}

#[test]
fn the_end_of_a_goroutine_orders_nothing() {
    check(&format!("x := 1\ngo func() {{ x = 2 }}(){JOIN}x = 3"), true);
}

#[test]
fn an_unbuffered_send_is_ordered_before_its_receive() {
    pair(
        "x := 0\nc := make(chan int)\ngo func() { x = 1; c <- 1 }()\n<-c\nx = 2",
        "x = 1; c <- 1",
        "c <- 1; x = 1",
    );
}

#[test]
fn an_unbuffered_receive_is_ordered_before_its_send_is_over() {
    pair(
        "x := 0\nc := make(chan int)\ngo func() { x = 1; <-c }()\nc <- 1\nx = 2",
        "make(chan int)",
        "make(chan int, 1)",
    );
}

#[test]
fn the_kth_receive_is_ordered_before_the_send_c_later() {
    // Two places: the third send knows the first receive, the second send knows none.
    let body = "x := 0\nc := make(chan int, 2)\ngo func() { x = 1; <-c; <-c; <-c }()\nc <- 1\nc <- 2\nc <- 3\nx = 2";
    check(body, false);
    check(
        &format!("{}{JOIN}", body.replace("c <- 3\nx = 2", "x = 2\nc <- 3")),
        true,
    );
}

#[test]
fn a_full_buffer_orders_like_a_lock() {
    let body = "x := 0\nc := make(chan int, 1)\ndone := make(chan int)\nfor range 2 { go func() { c <- 1; x++; <-c; done <- 1 }() }\n<-done; <-done";
    pair(body, "make(chan int, 1)", "make(chan int, 2)");
}

#[test]
fn a_close_is_ordered_before_who_sees_it() {
    pair(
        "x := 0\nc := make(chan int)\ngo func() { x = 1; close(c) }()\n<-c\nx = 2",
        "x = 1; close(c)",
        "close(c); x = 1",
    );
    pair(
        "x := 0\nc := make(chan int)\ngo func() { x = 1; close(c) }()\nfor range c { }\nx = 2",
        "for range c { }",
        "time.Sleep(time.Millisecond)",
    );
}

#[test]
fn a_send_races_with_a_close() {
    check(
        "c := make(chan int, 1)\nd := make(chan int)\ngo func() { c <- 1; <-d }()\ntime.Sleep(time.Millisecond)\nclose(c)\nd <- 1",
        true,
    );
    check(
        "c := make(chan int, 1)\nd := make(chan int)\ngo func() { c <- 1; d <- 1 }()\n<-d\nclose(c)",
        false,
    );
}

#[test]
fn a_select_orders_by_the_case_it_takes() {
    pair(
        "x := 0\nc, d := make(chan int), make(chan int, 1)\ngo func() { x = 1; c <- 1 }()\nd <- 1\nselect { case <-c: x = 2; case d <- 2: }",
        "d <- 2:",
        "<-d: x = 3",
    );
    check(
        "x := 0\nc := make(chan int, 1)\ngo func() { x = 1; c <- 1 }()\ntime.Sleep(time.Millisecond)\nselect { case <-c: default: }\nx = 2",
        false,
    );
}

#[test]
fn a_mutex_orders_its_sections() {
    let body = format!(
        "x := 0\nvar mu sync.Mutex\ngo func() {{ mu.Lock(); x++; mu.Unlock() }}()\nmu.Lock()\nx++\nmu.Unlock(){JOIN}"
    );
    pair(&body, "mu.Lock(); x++; mu.Unlock()", "x++");
    check(
        &body.replace("mu.Lock(); x++;", "var mu sync.Mutex; mu.Lock(); x++;"),
        true,
    );
}

#[test]
fn a_failed_trylock_orders_nothing() {
    check(
        "x := 0\nvar mu sync.Mutex\ngo func() { mu.Lock(); x++; mu.Unlock() }()\ntime.Sleep(time.Millisecond)\nif mu.TryLock() { x++; mu.Unlock() }",
        false,
    );
    check(
        "x := 0\nvar mu sync.Mutex\ndone := make(chan int)\ngo func() { mu.Lock(); x++; <-done; mu.Unlock() }()\ntime.Sleep(time.Millisecond)\nif !mu.TryLock() { x++ }\ndone <- 1",
        true,
    );
}

#[test]
fn readers_of_a_rwmutex_do_not_order_one_another() {
    let body = format!(
        "x := 0\nvar mu sync.RWMutex\ngo func() {{ mu.Lock(); x++; mu.Unlock() }}()\nmu.RLock()\n_ = x\nmu.RUnlock(){JOIN}"
    );
    pair(
        &body,
        "mu.Lock(); x++; mu.Unlock()",
        "mu.RLock(); x++; mu.RUnlock()",
    );
    // A writer knows the readers before it.
    pair(
        &format!(
            "x := 0\nvar mu sync.RWMutex\ngo func() {{ mu.RLock(); _ = x; mu.RUnlock() }}(){JOIN}mu.Lock()\nx = 1\nmu.Unlock()"
        ),
        "mu.Lock()\nx = 1\nmu.Unlock()",
        "mu.RLock()\nx = 1\nmu.RUnlock()",
    );
}

#[test]
fn a_waitgroup_orders_done_before_wait() {
    pair(
        "x := 0\nvar wg sync.WaitGroup\nwg.Add(1)\ngo func() { x = 1; wg.Done() }()\nwg.Wait()\nx = 2",
        "x = 1; wg.Done()",
        "wg.Done(); x = 1",
    );
    pair(
        "x := 0\nvar wg sync.WaitGroup\nwg.Go(func() { x = 1 })\nwg.Wait()\nx = 2",
        "wg.Wait()",
        "time.Sleep(time.Millisecond)",
    );
    // Two that are waited for are not ordered with each other.
    check(
        "x := 0\nvar wg sync.WaitGroup\nfor range 2 { wg.Go(func() { x++ }) }\nwg.Wait()",
        true,
    );
}

#[test]
fn an_add_races_with_the_first_wait() {
    let body = "var wg sync.WaitGroup\nc := make(chan int)\nwg.Add(1)\ngo func() { c <- 1; wg.Done() }()\n<-c\nwg.Wait()";
    check(body, false);
    let source = program(
        "var wg sync.WaitGroup\nwg.Add(1)\ndone := make(chan int)\ngo func() { wg.Done(); wg.Add(1); wg.Done(); done <- 1 }()\nwg.Wait()\n<-done",
    );
    let subject = Subject::new(&[source], &HashMap::new()).expect("a program");
    let options = Options {
        races: Some(RaceConfig::default()),
        ..Options::default()
    };
    let explored = explore(&subject, &options, |_| true).expect("explored");
    assert!(
        explored
            .outcomes
            .iter()
            .any(|shown| !shown.outcome.ending.races.is_empty())
    );
}

#[test]
fn once_orders_its_function_before_every_do() {
    pair(
        "x := 0\nvar once sync.Once\ngo func() { once.Do(func() { x = 1 }) }()\nonce.Do(func() { x = 1 })\n_ = x\ntime.Sleep(time.Millisecond)",
        "go func() { once.Do(func() { x = 1 }) }()",
        "go func() { once.Do(func() { x = 1 }); x = 2 }()",
    );
    check(
        "f := sync.OnceValue(func() *int { return new(int) })\ngo func() { _ = *f() }()\n_ = *f()\ntime.Sleep(time.Millisecond)",
        false,
    );
}

#[test]
fn a_condition_orders_by_its_lock() {
    let body = "x := 0\nready := false\nvar mu sync.Mutex\nc := sync.NewCond(&mu)\ngo func() { mu.Lock(); x = 1; ready = true; mu.Unlock(); c.Broadcast() }()\nmu.Lock()\nfor !ready { c.Wait() }\nmu.Unlock()\nx = 2\ntime.Sleep(time.Millisecond)";
    pair(
        body,
        "x = 1; ready = true; mu.Unlock();",
        "ready = true; defer func() { x = 1 }(); mu.Unlock();",
    );
}

#[test]
fn atomic_operations_order_what_they_observe() {
    let body = "x := 0\nvar flag atomic.Bool\ngo func() { x = 1; flag.Store(true) }()\nfor !flag.Load() { runtime.Gosched() }\nx = 2\ntime.Sleep(time.Millisecond)";
    pair(body, "x = 1; flag.Store(true)", "flag.Store(true); x = 1");
    let functions = "x := 0\nvar n int32\ngo func() { x = 1; atomic.AddInt32(&n, 1) }()\nfor !atomic.CompareAndSwapInt32(&n, 1, 2) { runtime.Gosched() }\nx = 2\ntime.Sleep(time.Millisecond)";
    pair(
        functions,
        "atomic.CompareAndSwapInt32(&n, 1, 2)",
        "(n == 1)",
    );
}

#[test]
fn a_failed_compare_and_swap_is_a_load() {
    let body = "x := 0\nvar n atomic.Int32\ngo func() { x = 1; n.Store(7) }()\nfor n.Load() == 0 { runtime.Gosched() }\nx = 2\ntime.Sleep(time.Millisecond)";
    check(body, false);
    check(
        &body.replace(
            "for n.Load() == 0 {",
            "for { if !n.CompareAndSwap(0, 0) { break };",
        ),
        false,
    );
    // What it would have stored is not known to others.
    check(
        "x := 0\nvar n atomic.Int32\nn.Store(5)\ngo func() { x = 1; n.CompareAndSwap(0, 1) }()\ntime.Sleep(time.Millisecond)\nn.Load()\nx = 2",
        true,
    );
}

#[test]
fn atomic_and_plain_accesses_race() {
    check(
        "var n int64\ngo func() { atomic.AddInt64(&n, 1) }()\n_ = n\ntime.Sleep(time.Millisecond)",
        true,
    );
    check(
        "var p atomic.Pointer[int]\ngo func() { v := 1; p.Store(&v) }()\ntime.Sleep(time.Millisecond)\nif q := p.Load(); q != nil { *q = 2 }",
        false,
    );
    check(
        "var v atomic.Value\ngo func() { v.Store([]int{1}) }()\ntime.Sleep(time.Millisecond)\nif s, ok := v.Load().([]int); ok { s[0] = 2 }",
        false,
    );
}

#[test]
fn a_pool_orders_by_item() {
    let body = "var pool sync.Pool\ngo func() { b := new(int); *b = 1; pool.Put(b) }()\ntime.Sleep(time.Millisecond)\nif b, ok := pool.Get().(*int); ok { *b = 2 }";
    pair(
        body,
        "*b = 1; pool.Put(b)",
        "pool.Put(b); time.Sleep(2 * time.Millisecond); *b = 1",
    );
    // Another item orders nothing.
    check(
        "var pool sync.Pool\nx := 0\npool.Put(new(int))\nd := make(chan int)\ngo func() { x = 1; pool.Put(new(int)); d <- 1 }()\ntime.Sleep(time.Millisecond)\npool.Get()\npool.Get()\nx = 2\n<-d",
        false,
    );
    check(
        "var pool sync.Pool\nx := 0\nd := make(chan int)\ngo func() { pool.Get(); x = 1; d <- 1 }()\ntime.Sleep(time.Millisecond)\npool.Put(new(int))\nx = 2\n<-d",
        true,
    );
}

#[test]
fn a_sync_map_orders_by_key() {
    let body = "var m sync.Map\nx := 0\ngo func() { x = 1; m.Store(1, 1) }()\nfor { if _, ok := m.Load(1); ok { break }; runtime.Gosched() }\nx = 2";
    pair(
        body,
        "x = 1; m.Store(1, 1)",
        "m.Store(1, 1); x = 1; time.Sleep(time.Millisecond)",
    );
    check(
        "var m sync.Map\nx := 0\nm.Store(2, 2)\nd := make(chan int)\ngo func() { x = 1; m.Store(1, 1); d <- 1 }()\ntime.Sleep(time.Millisecond)\nm.Load(2)\nx = 2\n<-d",
        true,
    );
    check(
        "var m sync.Map\nx := 0\nm.Store(1, 1)\ngo func() { x = 1; m.Delete(1) }()\nfor { if _, ok := m.Load(1); !ok { break }; runtime.Gosched() }\nx = 2",
        false,
    );
    check(
        "var m sync.Map\nfor i := range 3 { go func() { m.Store(i, new(int)) }() }\ntime.Sleep(time.Millisecond)\nm.Range(func(k, v any) bool { *v.(*int) = 1; return true })\nm.Clear()",
        false,
    );
}

#[test]
fn timers_know_what_was_before_their_start() {
    pair(
        "x := 1\ndone := make(chan int)\ntime.AfterFunc(time.Millisecond, func() { x = 2; close(done) })\n<-done\nx = 3",
        "<-done\nx = 3",
        "x = 3\n<-done",
    );
    check(
        "x := 0\nt := time.NewTimer(time.Millisecond)\ngo func() { x = 1 }()\n<-t.C\nx = 2",
        true,
    );
    check(
        "x := 0\nc := make(chan *time.Timer, 1)\ngo func() { x = 1; c <- time.NewTimer(time.Millisecond) }()\nt := <-c\n<-t.C\nx = 2",
        false,
    );
}

#[test]
fn a_context_orders_its_end() {
    let body = "x := 0\nctx, cancel := context.WithCancel(context.Background())\ngo func() { x = 1; cancel() }()\n<-ctx.Done()\nx = 2\ntime.Sleep(time.Millisecond)";
    pair(body, "x = 1; cancel()", "cancel(); x = 1");
    check(
        "ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)\ndefer cancel()\nfor range 3 { go func() { <-ctx.Done(); _ = ctx.Err(); _ = context.Cause(ctx) }() }\n<-ctx.Done()\ntime.Sleep(time.Millisecond)",
        false,
    );
}

#[test]
fn initialisation_is_ordered_before_main() {
    check(
        "var x = f()\nfunc f() int { return 1 }\nfunc init() { x++ }\n---\nfor range 3 { go func() { _ = x }() }\ntime.Sleep(time.Millisecond)",
        false,
    );
}

#[test]
fn fields_and_elements_are_apart() {
    pair(
        "type T struct { a, b int }\n---\nvar t T\ngo func() { t.a = 1 }()\nt.b = 2\ntime.Sleep(time.Millisecond)",
        "t.b = 2",
        "t.a = 2",
    );
    pair(
        "type T struct { a, b bool }\n---\nvar t T\ngo func() { t.a = true }()\nt.b = true\ntime.Sleep(time.Millisecond)",
        "t.b = true",
        "t = T{}",
    );
    pair(
        "var a [4]int\ngo func() { a[1] = 1 }()\na[2] = 2\ntime.Sleep(time.Millisecond)",
        "a[2] = 2",
        "a[1] = 2",
    );
    pair(
        "s := make([]byte, 8)\ngo func() { s[1] = 1 }()\ns[2] = 2\ntime.Sleep(time.Millisecond)",
        "s[2] = 2",
        "s[1] = 2",
    );
    pair(
        "s := make([]bool, 8)\ngo func() { s[1] = true }()\ns[2] = true\ntime.Sleep(time.Millisecond)",
        "s[2] = true",
        "_ = s[1]",
    );
}

#[test]
fn a_map_is_one_variable() {
    check(
        "m := map[int]int{1: 1}\ngo func() { _ = m[1] }()\n_ = m[2]\ntime.Sleep(time.Millisecond)",
        false,
    );
    for change in ["m[2] = 2", "delete(m, 3)", "clear(m)", "m[1]++"] {
        for look in ["_ = m[1]", "_ = len(m)", "for range m { }", "_, _ = m[9]"] {
            check(
                &format!("m := map[int]int{{1: 1}}\ngo func() {{ {look} }}(){JOIN}{change}"),
                true,
            );
        }
    }
}

#[test]
fn strings_interfaces_and_functions_are_variables() {
    for (ty, value) in [
        ("string", "\"a\""),
        ("any", "1"),
        ("func()", "func() {}"),
        ("error", "nil"),
        ("[]int", "nil"),
        ("*int", "nil"),
        ("complex128", "2"),
    ] {
        check(
            &format!("var v {ty}\ngo func() {{ v = {value} }}()\n_ = v\nw := v\n_ = w{JOIN}"),
            true,
        );
    }
}

#[test]
fn built_in_functions_count_as_the_accesses_they_make() {
    for touch in [
        "_ = append(s[:1], 9)",
        "copy(s, []int{1, 2})",
        "clear(s)",
        "sort.Ints(s)",
        "sort.Slice(s, func(i, j int) bool { return s[i] < s[j] })",
        "sort.Sort(sort.IntSlice(s))",
    ] {
        check(
            &format!("s := []int{{3, 2, 1}}\nt := s\ngo func() {{ _ = t[1] }}(){JOIN}{touch}"),
            true,
        );
    }
    check(
        "b := []byte(\"abc\")\ngo func() { b[1] = 'x' }()\ntime.Sleep(time.Millisecond)\n_ = string(b)",
        true,
    );
    check(
        "s := []int{1, 2, 3}\ngo func() { s[1] = 2 }()\ntime.Sleep(time.Millisecond)\nfor _, v := range s { _ = v }",
        true,
    );
    check(
        "s := []int{1, 2, 3}\ngo func() { sort.Ints(s) }()\nsort.Ints(s)\ntime.Sleep(time.Millisecond)",
        false,
    );
}

#[test]
fn the_library_counts_as_the_accesses_it_makes() {
    check(
        "type T struct { n int }\n---\nt := &T{1}\ngo func() { t.n = 2 }()\ntime.Sleep(time.Millisecond)\n_ = fmt.Sprint(t)",
        true,
    );
    check(
        "s := []int{1}\ngo func() { s[0] = 2 }()\ntime.Sleep(time.Millisecond)\n_ = fmt.Sprint(s)",
        true,
    );
    check(
        "m := map[int]int{}\ngo func() { m[0] = 2 }()\ntime.Sleep(time.Millisecond)\n_ = fmt.Sprint(m)",
        true,
    );
    check(
        "var b strings.Builder\ngo func() { b.WriteString(\"a\") }()\ntime.Sleep(time.Millisecond)\n_ = b.String()",
        true,
    );
    check(
        "for i := range 4 { go func() { fmt.Fprint(os.Stderr, fmt.Sprintf(\"%d %v\", i, []any{i, \"x\"})[:0]) }() }\ntime.Sleep(time.Millisecond)",
        false,
    );
}

#[test]
fn printing_orders_nothing() {
    check(
        "x := 0\ngo func() { x = 1; fmt.Println() }()\ntime.Sleep(time.Millisecond)\nfmt.Println()\nx = 2",
        true,
    );
}

#[test]
fn memory_that_is_used_again_is_new() {
    check(
        "type T struct { n [4]int }\nvar sink *T\n---\nc := make(chan int)\nfor g := range 4 { go func() { var mine *T; for i := range 20000 { mine = new(T); mine.n[i%4] = g }; _ = mine; c <- 1 }() }\nfor range 4 { <-c }",
        false,
    );
    check(
        "for range 50 { c := make(chan int, 1); go func() { b := make([]byte, 4096); b[7] = 1; c <- 1 }(); <-c; runtime.GC() }",
        false,
    );
}

#[test]
fn a_report_is_as_go_writes_it() {
    let source = program("x := 0\ngo func() { x = 1 }()\ntime.Sleep(time.Millisecond)\nx = 2");
    let report = run(&source, 1);
    let [race] = &report.races[..] else {
        panic!("{}", report.stderr)
    };
    let line = |text: &str| source.text.lines().position(|l| l == text).expect("a line") + 1;
    let (go, last) = (line("go func() { x = 1 }()"), line("x = 2"));
    let shape: Vec<String> = report
        .stderr
        .lines()
        .map(|l| l.split(" +0x").next().unwrap_or(l).to_string())
        .collect();
    let goroutine = race.previous.goroutine;
    let expected = format!(
        "==================\nWARNING: DATA RACE\nWrite at 0x00c000010000 by main goroutine:\n  main.main()\n      prog.go:{last}\n\n\
         Previous write at 0x00c000010000 by goroutine {goroutine}:\n  main.main.func1()\n      prog.go:{go}\n\n\
         Goroutine {goroutine} (finished) created at:\n  main.main()\n      prog.go:{go}\n==================\nFound 1 data race(s)"
    );
    assert_eq!(shape.join("\n"), expected);
    assert_eq!(
        (
            race.current.goroutine,
            race.current.write,
            race.current.atomic
        ),
        (1, true, false)
    );
    assert_eq!(race.location.kind, LocationKind::Variable);
    assert_eq!(race.hint.kind, HintKind::Wait);
    assert_eq!(race.hint.places[0].line, go as u32);
    assert!(report.stderr.contains(&race.text));
}

#[test]
fn hints_say_what_would_order_the_two() {
    let hint = |body: &str| {
        let report = run(&program(body), 1);
        report
            .races
            .first()
            .unwrap_or_else(|| panic!("no race: {body}"))
            .hint
            .kind
    };
    for (body, kind) in [
        (
            "x := 0\nvar mu sync.Mutex\ngo func() { mu.Lock(); x++; mu.Unlock() }()\ntime.Sleep(time.Millisecond)\nx++",
            HintKind::OneLocks,
        ),
        (
            "x := 0\nvar mu, nu sync.Mutex\ngo func() { mu.Lock(); x++; mu.Unlock() }()\ntime.Sleep(time.Millisecond)\nnu.Lock()\nx++\nnu.Unlock()",
            HintKind::OtherLocks,
        ),
        (
            "x := 0\nvar mu sync.RWMutex\ngo func() { mu.RLock(); x++; mu.RUnlock() }()\ntime.Sleep(time.Millisecond)\nmu.RLock()\nx++\nmu.RUnlock()",
            HintKind::ReadLocks,
        ),
        (
            "var x int64\ngo func() { atomic.AddInt64(&x, 1) }()\ntime.Sleep(time.Millisecond)\nx++",
            HintKind::Atomic,
        ),
        (
            "m := map[int]int{}\nfor range 2 { go func() { m[1] = 1 }() }\ntime.Sleep(time.Millisecond)",
            HintKind::Map,
        ),
        (
            "x := 0\nfor range 2 { go func() { x++ }() }\ntime.Sleep(time.Millisecond)",
            HintKind::Lock,
        ),
        (
            "c := make(chan int, 1)\ngo func() { c <- 1 }()\ntime.Sleep(time.Millisecond)\nclose(c)",
            HintKind::Close,
        ),
    ] {
        assert_eq!(hint(body), kind, "{body}");
    }
}

#[test]
fn each_pair_of_places_is_told_of_once() {
    let report = run(
        &program(
            "x := 0\nvar wg sync.WaitGroup\nfor range 10 { wg.Go(func() { for range 3 { x++ } }) }\nwg.Wait()",
        ),
        1,
    );
    assert_eq!(report.races.len(), 1, "{}", report.stderr);
    let report = run(
        &program("var x, y int\ngo func() { x++; y++ }()\ntime.Sleep(time.Millisecond)\nx++\ny++"),
        1,
    );
    assert_eq!(report.races.len(), 2, "{}", report.stderr);
    assert!(report.stderr.ends_with("Found 2 data race(s)\n"));
}

#[test]
fn races_are_told_of_only_where_the_program_ends_well() {
    let body = "x := 0\ngo func() { x = 1 }()\ntime.Sleep(time.Millisecond)\nx = 2\n";
    for (end, status) in [("os.Exit(3)", 3), ("panic(1)", 2), ("os.Exit(0)", 66)] {
        let report = run(&program(&format!("{body}{end}")), 1);
        assert_eq!((report.status, report.races.len()), (status, 1), "{end}");
        assert_eq!(
            report.stderr.contains("Found 1 data race(s)"),
            status == 66,
            "{end}"
        );
    }
}

#[test]
fn the_same_schedule_gives_the_same_report() {
    let source = program(
        "var x, y int\n---\nvar wg sync.WaitGroup\nfor range 3 { wg.Go(func() { x++; y++ }) }\nwg.Wait()",
    );
    for seed in 1..4 {
        let (first, races, status) = scheduled(&source, Choosing::Walk(seed));
        assert_eq!(status, 66);
        assert!(
            races
                .iter()
                .all(|race| race.location.kind == LocationKind::Global)
        );
        assert!(
            races
                .iter()
                .any(|race| race.location.name.as_deref() == Some("main.x"))
        );
        for _ in 0..3 {
            assert_eq!(scheduled(&source, Choosing::Walk(seed)).0, first);
        }
    }
}

#[test]
fn exploring_counts_races_as_outcomes() {
    let source = program(
        "x := 0\nvar once atomic.Bool\ndone := make(chan int)\ngo func() { if once.CompareAndSwap(false, true) { x = 1 }; done <- 1 }()\nif once.Load() { x = 2 }\n<-done",
    );
    let subject = Subject::new(&[source], &HashMap::new()).expect("a program");
    let options = Options {
        races: Some(RaceConfig::default()),
        ..Options::default()
    };
    let explored = explore(&subject, &options, |_| true).expect("explored");
    assert!(explored.exhaustive && explored.is_bad());
    let race = |shown: &&raceway_lab::explore::Shown| !shown.outcome.ending.races.is_empty();
    let shown = explored
        .outcomes
        .iter()
        .find(race)
        .expect("a schedule with the race");
    assert!(
        explored
            .outcomes
            .iter()
            .any(|shown| shown.outcome.ending.races.is_empty())
    );
    let schedule = shown.outcome.witness.schedule.clone();
    let again = run_scheduled(&subject, &options, Choosing::Schedule(schedule)).expect("a run");
    assert!(!again.diverged && again.races().len() == 1);
    assert!(explored.json().contains("\"kind\":\"race\""));
}

#[test]
fn a_race_among_more_goroutines_than_slots_is_told_of_once() {
    let body = "x := 0\nvar mu sync.Mutex\nvar wg sync.WaitGroup\nstart := make(chan int)\nfor range 1000 { wg.Go(func() { <-start; mu.Lock(); x++; mu.Unlock() }) }\nclose(start)\nwg.Wait()\n_ = &mu";
    let bare = body.replace("mu.Lock(); ", "").replace("mu.Unlock() ", "");
    // All alive at once, and one after another, whose slots are used again.
    for (body, races) in [
        (body.to_string(), 0),
        (bare.clone(), 1),
        (body.replace("<-start; ", ""), 0),
        (bare.replace("<-start; ", ""), 1),
    ] {
        for workers in [1, 2] {
            let report = run(&program(&body), workers);
            assert_eq!(report.races.len(), races, "{body}\n{}", report.stderr);
            assert_eq!(report.status, 66 * i32::from(races > 0), "{body}");
        }
    }
}
