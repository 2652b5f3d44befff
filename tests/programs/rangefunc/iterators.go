// Iterators as values: methods, composition, recursion, infinite ones, results of calls.
package main

import (
	"fmt"
	"iter"
)

type Tree[T any] struct {
	left, right *Tree[T]
	v           T
}

func (t *Tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}

func (t *Tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.left.push(yield) && yield(t.v) && t.right.push(yield)
}

func (t *Tree[T]) Nested(yield func(T) bool) {
	if t == nil {
		return
	}
	for v := range t.left.Nested {
		if !yield(v) {
			return
		}
	}
	if !yield(t.v) {
		return
	}
	t.right.Nested(yield)
}

func Filter[T any](seq iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for x := range seq {
			if keep(x) && !yield(x) {
				return
			}
		}
	}
}

func Map[T, U any](seq iter.Seq[T], f func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		seq(func(x T) bool { return yield(f(x)) })
	}
}

func Take[T any](seq iter.Seq[T], n int) iter.Seq[T] {
	return func(yield func(T) bool) {
		if n <= 0 {
			return
		}
		i := 0
		for x := range seq {
			if !yield(x) {
				return
			}
			if i++; i == n {
				return
			}
		}
	}
}

func fib(yield func(int) bool) {
	for a, b := 0, 1; yield(a); a, b = b, a+b {
	}
}

func Zip[A, B any](as []A, bs []B) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		for i, a := range as {
			if i == len(bs) || !yield(a, bs[i]) {
				return
			}
		}
	}
}

func Collect[T any](seq iter.Seq[T]) (out []T) {
	for x := range seq {
		out = append(out, x)
	}
	return
}

func main() {
	t := &Tree[string]{&Tree[string]{nil, nil, "a"}, &Tree[string]{&Tree[string]{nil, nil, "c"}, nil, "d"}, "b"}
	for v := range t.All() {
		fmt.Print(v, " ")
	}
	for v := range t.Nested {
		fmt.Print(v, " ")
		if v == "c" {
			break
		}
	}
	fmt.Println()
	even := func(i int) bool { return i%2 == 0 }
	fmt.Println(Collect(Take(Filter(fib, even), 5)))
	fmt.Println(Collect(Map(Take(fib, 4), func(i int) string { return fmt.Sprint("#", i) })))
	for a, b := range Zip([]int{1, 2, 3}, []string{"x", "y"}) {
		fmt.Print(a, b, " ")
	}
	fmt.Println()
	for x := range func(yield func(int) bool) { _ = yield(1) && yield(2) } {
		fmt.Print(x, " ")
	}
	fmt.Println(Collect(Take(fib, 0)) == nil)
}

// Output:
// a b c d a b c
// [0 2 8 34 144]
// [#0 #1 #1 #2]
// 1x 2y
// 1 2 true
