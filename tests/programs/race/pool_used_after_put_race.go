// What was put into the pool is still being written.
//
// Want: race in some runs
package main

import "sync"

type buffer struct{ n int }

func main() {
	pool := sync.Pool{New: func() any { return new(buffer) }}
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			b := pool.Get().(*buffer)
			pool.Put(b)
			b.n++
		})
	}
	wg.Wait()
}
