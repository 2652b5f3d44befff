// They lock.
//
// Want: clean
package main

import "sync"

func main() {
	m := map[int]int{}
	var wg sync.WaitGroup
	var mu sync.Mutex
	for i := range 2 {
		wg.Go(func() {
			mu.Lock()
			m[i] = i
			mu.Unlock()
		})
	}
	wg.Wait()
}
