// All callers of a OnceValue wait for its only computation and get the same value.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var calls atomic.Int32
	value := sync.OnceValue(func() *int { calls.Add(1); return new(int) })
	pointers := make([]*int, 6)
	var wg sync.WaitGroup
	for i := range pointers {
		wg.Go(func() { pointers[i] = value() })
	}
	wg.Wait()
	same := true
	for _, p := range pointers {
		same = same && p == pointers[0]
	}
	fmt.Println(calls.Load(), same)
}

// Output:
// 1 true
