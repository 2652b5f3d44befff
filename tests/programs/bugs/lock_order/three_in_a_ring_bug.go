// No two goroutines disagree, but three of them wait in a ring.
//
// Want: deadlock
package main

import "sync"

func main() {
	var a, b, c sync.Mutex
	both := func(x, y *sync.Mutex) {
		x.Lock()
		y.Lock()
		y.Unlock()
		x.Unlock()
	}
	var wg sync.WaitGroup
	wg.Go(func() { both(&a, &b) })
	wg.Go(func() { both(&b, &c) })
	wg.Go(func() { both(&c, &a) })
	wg.Wait()
}
