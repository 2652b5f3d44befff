// Put comes last.
//
// Want: clean
package main

import "sync"

type buffer struct{ n int }

func main() {
	pool := sync.Pool{New: func() any { return new(buffer) }}
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			b := pool.Get().(*buffer)
			b.n++
			pool.Put(b)
		})
	}
	wg.Wait()
}
