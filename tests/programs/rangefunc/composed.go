// Iterators made of iterators: filter, map, take, zip.
package main

import (
	"fmt"
	"iter"
)

func from(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for ; yield(n); n++ {
		}
	}
}

func filter[T any](s iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range s {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}

func mapped[T, U any](s iter.Seq[T], f func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		s(func(v T) bool { return yield(f(v)) })
	}
}

func take[T any](s iter.Seq[T], n int) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for v := range s {
			if i == n || !yield(i, v) {
				return
			}
			i++
		}
	}
}

func main() {
	odd := filter(from(1), func(n int) bool { return n%2 == 1 })
	for i, s := range take(mapped(odd, func(n int) string { return fmt.Sprint("<", n*n, ">") }), 4) {
		fmt.Println(i, s)
	}
}

// Output:
// 0 <1>
// 1 <9>
// 2 <25>
// 3 <49>
