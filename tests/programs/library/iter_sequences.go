package main

import (
	"fmt"
	"iter"
)

func filter[V any](seq iter.Seq[V], keep func(V) bool) iter.Seq[V] {
	return func(yield func(V) bool) {
		for v := range seq {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}

func mapped[A, B any](seq iter.Seq[A], f func(A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		seq(func(a A) bool { return yield(f(a)) })
	}
}

func naturals(yield func(int) bool) {
	for i := 0; yield(i); i++ {
	}
}

func fibonacci() iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		a, b := 0, 1
		for i := 0; ; i++ {
			if !yield(i, a) {
				return
			}
			a, b = b, a+b
		}
	}
}

func first(seq iter.Seq[int], bound int) (found int) {
	for v := range seq {
		if v > bound {
			return v
		}
	}
	return -1
}

func main() {
	squares := mapped(filter(naturals, func(n int) bool { return n%2 == 1 }), func(n int) string { return fmt.Sprint(n * n) })
	n := 0
	for s := range squares {
		fmt.Print(s, " ")
		if n++; n == 5 {
			break
		}
	}
	fmt.Println()
outer:
	for i, f := range fibonacci() {
		for v := range naturals {
			if v > f {
				continue outer
			}
			if i > 8 {
				break outer
			}
		}
		fmt.Print(f, " ")
	}
	fmt.Println(first(naturals, 41))
	for range naturals {
		break
	}
	defer func() { fmt.Println(recover()) }()
	for v := range naturals {
		defer fmt.Println("deferred", v)
		if v == 2 {
			panic("out of the loop")
		}
	}
}

// Output:
// 1 9 25 49 81
// 42
// deferred 2
// deferred 1
// deferred 0
// out of the loop
