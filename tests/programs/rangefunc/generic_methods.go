// Loops over functions in generic functions and methods: the body is a function of each instance.
package main

import (
	"errors"
	"fmt"
	"iter"
)

type Graph[K comparable] map[K][]K

func (g Graph[K]) Edges() iter.Seq2[K, K] {
	return func(yield func(K, K) bool) {
		for from, tos := range g {
			for _, to := range tos {
				if !yield(from, to) {
					return
				}
			}
		}
	}
}

func (g Graph[K]) From(k K) iter.Seq[K] {
	return func(yield func(K) bool) {
		seen := map[K]bool{}
		var visit func(K) bool
		visit = func(k K) bool {
			if seen[k] {
				return true
			}
			seen[k] = true
			if !yield(k) {
				return false
			}
			for _, next := range g[k] {
				if !visit(next) {
					return false
				}
			}
			return true
		}
		visit(k)
	}
}

func Find[T any](seq iter.Seq[T], ok func(T) bool) (found T, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("find %T: %w", found, err)
		}
	}()
	for x := range seq {
		if ok(x) {
			return x, nil
		}
	}
	return found, errors.New("none")
}

func Group[T any, K comparable](seq iter.Seq[T], key func(T) K) map[K][]T {
	out := map[K][]T{}
	for x := range seq {
		k := key(x)
		out[k] = append(out[k], x)
	}
	return out
}

func Values[S ~[]E, E any](s S) iter.Seq[E] {
	return func(yield func(E) bool) {
		for i := range s {
			if !yield(s[i]) {
				return
			}
		}
	}
}

func Flatten[T any](seqs ...iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, seq := range seqs {
			for x := range seq {
				if !yield(x) {
					return
				}
			}
		}
	}
}

func Count[T any](seq iter.Seq[T]) (n int) {
	for range seq {
		n++
	}
	return
}

type big struct {
	id   int
	data [9]string
}

func main() {
	g := Graph[string]{"a": {"b", "c"}, "b": {"c"}, "c": {"a"}}
	n := 0
	for from, to := range g.Edges() {
		if from != to {
			n++
		}
	}
	fmt.Println(n)
	for k := range g.From("b") {
		fmt.Print(k, " ")
	}
	fmt.Println()
	fmt.Println(Find(g.From("a"), func(s string) bool { return s > "b" }))
	fmt.Println(Find(Values([]int{1, 2}), func(i int) bool { return i > 2 }))
	b, err := Find(Values([]big{{id: 1}, {id: 2, data: [9]string{8: "z"}}}), func(b big) bool { return b.id == 2 })
	fmt.Println(b.id, b.data[8], err)
	fmt.Println(Group(Flatten(Values([]int{1, 2}), Values([]int{3, 4})), func(i int) bool { return i%2 == 0 }))
	fmt.Println(Count(Flatten(g.From("a"), g.From("c"))))
}

// Output:
// 4
// b c a
// c <nil>
// 0 find int: none
// 2 z <nil>
// map[false:[1 3] true:[2 4]]
// 6
