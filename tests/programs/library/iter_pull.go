package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("count ends")
		for i := 0; i < n; i++ {
			if !yield(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
	}
}

func zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		nextB, stop := iter.Pull(b)
		defer stop()
		for x := range a {
			y, ok := nextB()
			if !ok || !yield(x, y) {
				return
			}
		}
	}
}

func main() {
	next, stop := iter.Pull(count(3))
	for {
		v, ok := next()
		fmt.Println(v, ok)
		if !ok {
			break
		}
	}
	fmt.Println(next())
	stop()

	next, stop = iter.Pull(count(10))
	fmt.Println(next())
	stop()
	fmt.Println(next())
	stop()

	_, stop = iter.Pull(count(10))
	stop()
	fmt.Println("never begun")

	for n, s := range zip(count(5), slices.Values([]string{"zero", "one"})) {
		fmt.Println(n, s)
	}

	next2, stop2 := iter.Pull2(maps.All(map[string]int{"only": 1}))
	fmt.Println(next2())
	fmt.Println(next2())
	stop2()

	next, stop = iter.Pull(func(yield func(int) bool) {
		yield(1)
		panic("in the sequence")
	})
	fmt.Println(next())
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		next()
	}()
	fmt.Println(next())
	stop()

	next, stop = iter.Pull(func(yield func(int) bool) {
		defer func() { panic("at the end") }()
		yield(1)
	})
	next()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		stop()
	}()
}

// Output:
// 0 true
// 1 true
// 2 true
// count ends
// 0 false
// 0 false
// 0 true
// stopped at 0
// count ends
// 0 false
// never begun
// 0 zero
// 1 one
// stopped at 2
// count ends
// only 1 true
//  0 false
// 1 true
// recovered: in the sequence
// 0 false
// recovered: at the end
