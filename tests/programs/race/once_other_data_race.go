// Once orders what its function does, not what stands behind it.
//
// Want: race
package main

import "sync"

func main() {
	var once sync.Once
	x := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			once.Do(func() {})
			x++
			_ = x
		})
	}
	wg.Wait()
}
