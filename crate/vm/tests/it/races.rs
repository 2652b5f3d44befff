//! Racy programs on real threads: wrong values and Go's fatal errors are allowed, harm to the engine is not.

use crate::host::{Settings, TestHost, compile};
use std::sync::Arc;
use vm::goroutine::{Goroutine, Outcome};
use vm::heap::{Heap, HeapSettings};
use vm::image::Image;

/// Runs the program's main function on several threads at once, over the same globals, and gives how each ended.
fn race(source: &str) -> Vec<String> {
    let program = Arc::new(compile(source));
    let settings = HeapSettings {
        limit: 1 << 30,
        min_goal: 1 << 30,
    };
    let heap = Heap::new(&program, settings, Vec::new());
    let image = Image::<TestHost>::new(program).expect("a sound program");
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    let mut host = TestHost::new(heap.mutator(), Settings::default());
                    let mut goroutine = Goroutine::main(&image);
                    loop {
                        match goroutine.run(&mut host, &image) {
                            Outcome::Yielded => {}
                            Outcome::Panic(text) | Outcome::Fatal(text) => {
                                break text.lines().next().unwrap_or_default().to_owned();
                            }
                            outcome => break format!("{outcome:?}"),
                        }
                    }
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("no panic of the engine"))
            .collect()
    })
}

#[test]
fn maps() {
    let ends = race(
        r#"
package main
var words = map[string]int{}
var numbers = map[int]string{}
func main() {
	for i := range 60000 {
		words[string(rune('a'+i%1000))] += i
		numbers[i*7919%5000] = "n"
		if i%3 == 0 { delete(numbers, i*31%5000) }
		if i%20000 == 0 { for k, v := range numbers { if v != "n" && v != "" || k > 5000 { panic("a torn value") } } }
		if i%7000 == 0 { clear(words) }
	}
}
"#,
    );
    let allowed = [
        "Done",
        "fatal error: concurrent map writes",
        "fatal error: concurrent map read and map write",
        "fatal error: concurrent map iteration and map write",
    ];
    assert!(
        ends.iter().all(|end| allowed.contains(&end.as_str())),
        "{ends:?}"
    );
}

#[test]
fn values_of_one_word_do_not_tear() {
    let ends = race(
        r#"
package main
type shape interface{ area() int }
type a struct{ x int }
type b struct{ x, y, z int }
func (v a) area() int { return v.x }
func (v *b) area() int { return v.x + v.y + v.z }
var s = "x"
var sh shape = a{1}
var sl = []int{1}
var f = func() int { return 1 }
func main() {
	for i := range 200000 {
		switch i % 4 {
		case 0: s = string(rune('a' + i%26)) + "tail"
		case 1: sh = a{i}
		case 2: sh = &b{1, 2, 3}
		case 3: sl = make([]int, 1+i%50); f = func() int { return i }
		}
		if n := len(s); n != 1 && n != 5 { panic("string") }
		if len(s) > 1 && s[1:] != "tail" { panic("tail") }
		if sh.area() < 0 || f() < 0 { panic("value") }
		mine := sl
		mine[len(mine)-1] = i
		for _, x := range mine { if x < 0 { panic("slice") } }
	}
}
"#,
    );
    assert_eq!(ends, ["Done", "Done", "Done"]);
}
