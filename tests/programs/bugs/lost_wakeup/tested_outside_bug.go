// Between the test and Wait the lock is free: the signal falls into the gap.
//
// Want: deadlock
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
	empty := items == 0
	mu.Unlock()
	if empty {
		mu.Lock()
		cond.Wait()
		mu.Unlock()
	}
}
