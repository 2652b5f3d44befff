//! Why goroutines wait, for each known mistake.

use raceway_lab::Source;
use raceway_lab::explain::{Explained, explain_any};
use raceway_lab::explore::{Options, Subject};
use std::collections::HashMap;

fn explained(body: &str) -> Explained {
    let mut text = String::from("package main\n");
    for package in ["context", "fmt", "sync", "time"] {
        if body.contains(&format!("{package}.")) {
            text.push_str(&format!("import \"{package}\"\n"));
        }
    }
    text.push_str(body);
    let sources = vec![Source {
        name: "prog.go".into(),
        text,
    }];
    let subject = Subject::new(&sources, &HashMap::new()).unwrap_or_else(|e| panic!("{e:?}"));
    let options = Options {
        schedules: 20_000,
        ..Options::default()
    };
    explain_any(&subject, &sources, &options).expect("it loads")
}

fn names(body: &str) -> Vec<&'static str> {
    let explained = explained(body);
    explained.causes.iter().map(|cause| cause.name).collect()
}

#[test]
fn locks() {
    let double = "func main() {\n\tvar mu sync.Mutex\n\tmu.Lock()\n\tmu.Lock()\n}\n";
    let explained = explained(double);
    assert_eq!(
        explained.words(),
        "main waits at prog.go:6 [sync.Mutex.Lock] for mutex 1, since step 1\n    \
         it is held by main at prog.go:5\n\
         Double lock: main locked mutex 1 at prog.go:5 and locks it again at prog.go:6, without an Unlock between.\n"
    );
    let upgrade = "var rw sync.RWMutex\nfunc main() { rw.RLock(); rw.Lock() }\n";
    assert_eq!(names(upgrade), ["upgrade"]);
    let three = "
var rw sync.RWMutex
func inner() { rw.RLock(); rw.RUnlock() }
func main() {
	go func() { rw.Lock(); rw.Unlock() }()
	rw.RLock()
	inner()
	rw.RUnlock()
}
";
    assert_eq!(names(three), ["reader-writer-reader"]);
}

const CIRCLE: &str = "
var a, b sync.Mutex
func both(x, y *sync.Mutex) { x.Lock(); y.Lock(); y.Unlock(); x.Unlock() }
func main() {
	done := make(chan bool)
	go func() { both(&a, &b); done <- true }()
	WHEN
	both(&b, &a)
	END
}
";

#[test]
fn lock_orders() {
    let together = CIRCLE.replace("WHEN", "").replace("END", "<-done");
    let explained = explained(&together);
    let names: Vec<_> = explained.causes.iter().map(|c| c.name).collect();
    assert_eq!(names, ["lock-cycle"], "{}", explained.words());
    let edges: Vec<_> = explained
        .waits
        .iter()
        .map(|w| (w.goroutine, w.objects.clone(), w.on[0].goroutine))
        .collect();
    assert_eq!(
        edges,
        [(1, vec!["a".to_string()], 2), (2, vec!["b".to_string()], 1)]
    );
    // One after the other they never deadlock, but the order is there to be seen.
    let apart = CIRCLE.replace("WHEN", "<-done").replace("END", "");
    assert_eq!(self::names(&apart), ["lock-order"]);
    let guarded = CIRCLE
        .replace("var a, b", "var a, b, all")
        .replace("both(&a, &b)", "all.Lock(); both(&a, &b); all.Unlock()")
        .replace("both(&b, &a)", "all.Lock(); both(&b, &a); all.Unlock()")
        .replace("WHEN", "")
        .replace("END", "<-done");
    assert_eq!(self::names(&guarded), [""; 0]);
}

#[test]
fn channels() {
    for (body, want) in [
        ("func main() {\n\tvar c chan int\n\t<-c\n}\n", "nil-channel"),
        ("func main() {\n\tselect {}\n}\n", "no-cases"),
        (
            "func main() {\n\tc := make(chan int)\n\tc <- 1\n}\n",
            "no-receiver",
        ),
        (
            "func main() {\n\tc := make(chan int, 1)\n\tgo func() { c <- 1 }()\n\t<-c\n\t<-c\n}\n",
            "no-sender",
        ),
        (
            "func main() {\n\tjobs, done := make(chan int), make(chan bool)\n\tgo func() {\n\t\tfor range jobs {\n\t\t}\n\t\tdone <- true\n\t}()\n\tjobs <- 1\n\t<-done\n}\n",
            "missing-close",
        ),
        (
            "func main() {\n\tctx, _ := context.WithCancel(context.Background())\n\tgo func() { <-ctx.Done() }()\n}\n",
            "forgotten-cancel",
        ),
        (
            "func main() {\n\tctx, _ := context.WithCancel(context.Background())\n\tc := make(chan int)\n\tgo func() {\n\t\tselect {\n\t\tcase <-c:\n\t\tcase <-ctx.Done():\n\t\t}\n\t}()\n}\n",
            "forgotten-cancel",
        ),
    ] {
        assert!(
            names(body).contains(&want),
            "{want}: {:?}\n{body}",
            names(body)
        );
    }
    let abandoned = "
func main() {
	result := make(chan int)
	go func() { result <- 42 }()
	select {
	case <-result:
	case <-time.After(1):
	}
}
";
    let explained = explained(abandoned);
    let words = explained.words();
    assert!(
        words.contains("main had it in a select at prog.go:7 and went on with another case"),
        "{words}"
    );
}

#[test]
fn wait_groups_and_conditions() {
    let forgotten = "
func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go wg.Done()
	wg.Wait()
}
";
    let explained = explained(forgotten);
    let words = explained.words();
    assert!(
        words.contains(
            "for wait group 1, whose counter is 1: Add was called 1 times, Done 1 times."
        ),
        "{words}"
    );
    let late = "
func main() {
	var wg sync.WaitGroup
	c := make(chan int)
	go func() {
		wg.Add(1)
		c <- 1
		wg.Done()
	}()
	wg.Wait()
}
";
    assert!(names(late).contains(&"no-receiver"));
    let lost = "
func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	ready := false
	go func() { ready = true; cond.Signal() }()
	mu.Lock()
	if !ready { cond.Wait() }
	mu.Unlock()
}
";
    assert_eq!(names(lost), ["lost-wake-up"]);
    let never = "
func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	mu.Lock()
	cond.Wait()
}
";
    assert_eq!(names(never), ["no-signal"]);
}

#[test]
fn a_clean_program_has_nothing_to_explain() {
    let clean = "
func main() {
	c := make(chan int)
	go func() { defer close(c); for i := range 3 { c <- i } }()
	sum := 0
	for v := range c { sum += v }
	fmt.Println(sum)
}
";
    let explained = explained(clean);
    assert!(explained.waits.is_empty() && explained.causes.is_empty());
    let json = explained.json();
    assert!(
        json.starts_with("{\"schedule\":\"") && json.ends_with("\"waits\":[],\"causes\":[]}"),
        "{json}"
    );
}
