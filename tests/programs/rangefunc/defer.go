// A defer in the body runs at the end of the function around, in its order among the others.
package main

import (
	"errors"
	"fmt"
)

func each(xs ...string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		defer fmt.Println("iterator ends")
		for i, x := range xs {
			if !yield(i, x) {
				return
			}
		}
	}
}

func order() {
	defer fmt.Println("first deferred")
	for i, x := range each("a", "b") {
		defer fmt.Println("deferred", i, x)
		for j := range each("p", "q") {
			defer func() { fmt.Println("inner", x, j) }()
		}
	}
	defer fmt.Println("last deferred")
	fmt.Println("body ends")
}

func recovers() (err error) {
	for _, x := range each("one", "two") {
		defer func() {
			if r := recover(); r != nil {
				err = errors.Join(err, fmt.Errorf("%v in %s", r, x))
				panic("again")
			}
		}()
		if x == "two" {
			panic("boom")
		}
	}
	return nil
}

func caught() (s string) {
	defer func() { s = fmt.Sprint(s, " recovered ", recover()) }()
	s = fmt.Sprint(recovers())
	return
}

func results() (n int, s []int) {
	for i := range each("x", "y", "z") {
		defer func() { n *= 2; s = append(s, i) }()
		if i == 1 {
			return 5, []int{100}
		}
	}
	return
}

func one() (err error) {
	for range each("only") {
		defer func() { err = fmt.Errorf("got %v", recover()) }()
		var m map[string]int
		m["x"] = 1
	}
	return
}

func main() {
	order()
	fmt.Println(caught())
	fmt.Println(results())
	fmt.Println(one())
}

// Output:
// iterator ends
// iterator ends
// iterator ends
// body ends
// last deferred
// inner b 1
// inner b 0
// deferred 1 b
// inner a 1
// inner a 0
// deferred 0 a
// first deferred
// iterator ends
//  recovered again
// iterator ends
// 20 [100 1 0]
// iterator ends
// got assignment to entry in nil map
