// Both hold the lock.
//
// Want: clean
package main

import "sync"

type config struct {
	name  string
	limit int
}

func main() {
	var c config
	var mu sync.Mutex
	var wg sync.WaitGroup
	wg.Go(func() {
		mu.Lock()
		c = config{"new", 10}
		mu.Unlock()
	})
	mu.Lock()
	_ = c.limit
	mu.Unlock()
	wg.Wait()
}
