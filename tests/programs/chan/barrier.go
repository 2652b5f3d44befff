// Nobody starts the next round before everybody has ended this one.
package main

import (
	"fmt"
	"sync"
)

type barrier struct {
	arrive chan bool
	leave  chan bool
}

func newBarrier(n int) barrier {
	b := barrier{make(chan bool), make(chan bool)}
	go func() {
		for {
			for range n {
				<-b.arrive
			}
			for range n {
				b.leave <- true
			}
		}
	}()
	return b
}

func (b barrier) wait() {
	b.arrive <- true
	<-b.leave
}

func main() {
	const workers, rounds = 4, 3
	b := newBarrier(workers)
	var counts [rounds]int
	var mu sync.Mutex
	var wg sync.WaitGroup
	early := 0
	for range workers {
		wg.Go(func() {
			for r := range rounds {
				mu.Lock()
				counts[r]++
				mu.Unlock()
				b.wait()
				mu.Lock()
				if counts[r] != workers {
					early++
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(counts, "early:", early)
}

// Output:
// [4 4 4] early: 0
