// Woken is not yet served: another one has taken the item in the meantime.
//
// Want: panic: nothing to take
package main

import "sync"

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	items := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			if items == 0 {
				cond.Wait()
			}
			if items == 0 {
				panic("nothing to take")
			}
			items--
		})
	}
	for range 2 {
		mu.Lock()
		items++
		mu.Unlock()
		cond.Signal()
	}
	wg.Wait()
}
