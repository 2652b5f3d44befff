// A value that is being computed: many may wait for it, and all get it.
package main

import (
	"fmt"
	"sync"
)

type future[T any] struct {
	ready chan struct{}
	value T
}

func start[T any](f func() T) *future[T] {
	ft := &future[T]{ready: make(chan struct{})}
	go func() {
		ft.value = f()
		close(ft.ready)
	}()
	return ft
}

func (f *future[T]) get() T {
	<-f.ready
	return f.value
}

func main() {
	calls := 0
	f := start(func() string { calls++; return "computed" })
	var wg sync.WaitGroup
	results := make([]string, 3)
	for i := range results {
		wg.Go(func() { results[i] = f.get() })
	}
	wg.Wait()
	fmt.Println(results, calls)
}

// Output:
// [computed computed computed] 1
