// The pointer leads to the one lock.
//
// Want: clean
package main

import "sync"

type box struct {
	mu    sync.Mutex
	value *int
}

func (b *box) add() {
	b.mu.Lock()
	*b.value++
	b.mu.Unlock()
}

func main() {
	b := box{value: new(int)}
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() { b.add() })
	}
	wg.Wait()
}
