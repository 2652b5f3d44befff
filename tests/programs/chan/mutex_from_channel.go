// A channel with one place is a lock.
package main

import (
	"fmt"
	"sync"
)

type lock chan struct{}

func (l lock) Lock()   { l <- struct{}{} }
func (l lock) Unlock() { <-l }

func main() {
	l := make(lock, 1)
	var _ sync.Locker = l
	n := 0
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			for range 50 {
				l.Lock()
				n++
				l.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(n)
}

// Output:
// 500
