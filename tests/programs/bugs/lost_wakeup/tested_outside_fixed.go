// The lock is held from the test to Wait.
//
// Want: clean
package main

import "sync"

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	items := 0
	go func() {
		mu.Lock()
		items++
		mu.Unlock()
		cond.Signal()
	}()
	mu.Lock()
	for items == 0 {
		cond.Wait()
	}
	mu.Unlock()
}
