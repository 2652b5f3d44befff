// A generic stack without a lock.
//
// Want: race
package main

import "sync"

type stack[T any] struct {
	mu    sync.Mutex
	items []T
}

func (s *stack[T]) push(v T) {
	s.items = append(s.items, v)
}

func main() {
	var s stack[string]
	var wg sync.WaitGroup
	wg.Go(func() { s.push("a") })
	wg.Go(func() { s.push("b") })
	wg.Wait()
}
