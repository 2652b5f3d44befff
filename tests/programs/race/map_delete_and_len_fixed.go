// The deleted keys are counted after the goroutine is done.
//
// Want: clean
package main

import "sync"

func main() {
	m := map[int]bool{1: true, 2: true}
	n := 0
	var wg sync.WaitGroup
	wg.Go(func() { delete(m, 1) })
	wg.Wait()
	n = len(m)
	_ = n
}
