// An iterator that goes on after the body has ended, or swallows its panic, is a run-time error.
package main

import "fmt"

func stubborn(yield func(int) bool) {
	for i := range 3 {
		yield(i)
	}
}

var kept func(int) bool

func keeps(yield func(int) bool) {
	kept = yield
	yield(0)
}

func swallows(yield func(int) bool) {
	defer func() { recover() }()
	yield(0)
}

func retries(yield func(int) bool) {
	func() {
		defer func() { recover() }()
		yield(0)
	}()
	yield(1)
}

func reenters(yield func(int) bool) {
	kept = yield
	yield(0)
}

func try(name string, f func()) {
	defer func() { fmt.Println(name+":", recover()) }()
	f()
	fmt.Println(name, "returned")
}

func main() {
	try("break", func() {
		for i := range stubborn {
			fmt.Println("body", i)
			break
		}
	})
	try("return", func() {
		for range stubborn {
			return
		}
	})
	try("outer", func() {
	outer:
		for range 2 {
			for range stubborn {
				continue outer
			}
		}
	})
	try("late", func() {
		for range keeps {
		}
		kept(1)
	})
	try("swallow", func() {
		for range swallows {
			panic("lost")
		}
	})
	try("retry", func() {
		for range retries {
			panic("once")
		}
	})
	try("reenter", func() {
		for range reenters {
			kept(1)
		}
	})
	try("passes", func() {
		for i := range stubborn {
			if i == 1 {
				panic("through the iterator")
			}
		}
	})
	try("nil", func() {
		var none func(func() bool)
		for range none {
		}
	})
}

// Output:
// body 0
// break: runtime error: range function continued iteration after function for loop body returned false
// return: runtime error: range function continued iteration after function for loop body returned false
// outer: runtime error: range function continued iteration after function for loop body returned false
// late: runtime error: range function continued iteration after whole loop exit
// swallow: runtime error: range function recovered a loop body panic and did not resume panicking
// retry: runtime error: range function continued iteration after loop body panic
// reenter: runtime error: range function continued iteration after loop body panic
// passes: through the iterator
// nil: runtime error: invalid memory address or nil pointer dereference
