// Three philosophers each take their left fork and wait for the right one.
//
// Want: deadlock
package main

import "sync"

func main() {
	var forks [3]sync.Mutex
	var wg sync.WaitGroup
	for i := range 3 {
		left, right := &forks[i], &forks[(i+1)%3]
		wg.Go(func() {
			left.Lock()
			right.Lock()
			right.Unlock()
			left.Unlock()
		})
	}
	wg.Wait()
}
