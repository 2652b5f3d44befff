// Generic functions over channels: merge, map, collect.
package main

import (
	"fmt"
	"slices"
	"sync"
)

func merge[T any](inputs ...<-chan T) <-chan T {
	out := make(chan T)
	var wg sync.WaitGroup
	for _, in := range inputs {
		wg.Go(func() {
			for v := range in {
				out <- v
			}
		})
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

func send[S ~[]T, T any](s S) <-chan T {
	c := make(chan T)
	go func() {
		defer close(c)
		for _, v := range s {
			c <- v
		}
	}()
	return c
}

func collect[T any](c <-chan T) (s []T) {
	for v := range c {
		s = append(s, v)
	}
	return s
}

type names []string

func main() {
	all := collect(merge(send(names{"a", "b"}), send([]string{"c"}), send[names](nil)))
	slices.Sort(all)
	fmt.Println(all)
	fmt.Println(len(collect(merge[int]())))
}

// Output:
// [a b c]
// 0
