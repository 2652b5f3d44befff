// The place belongs to each loop.
//
// Want: clean
package main

import (
	"iter"
	"sync"
)

func upTo(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func main() {
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for v := range upTo(1) {
				_ = v
			}
		})
	}
	wg.Wait()
}
