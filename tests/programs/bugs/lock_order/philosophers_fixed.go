// The last one takes the right fork first.
//
// Want: clean
package main

import "sync"

func main() {
	var forks [3]sync.Mutex
	var wg sync.WaitGroup
	for i := range 3 {
		left, right := &forks[i], &forks[(i+1)%3]
		if i == 2 {
			left, right = right, left
		}
		wg.Go(func() {
			left.Lock()
			right.Lock()
			right.Unlock()
			left.Unlock()
		})
	}
	wg.Wait()
}
