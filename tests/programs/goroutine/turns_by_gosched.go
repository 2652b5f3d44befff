// Cooperating goroutines pass a turn around and yield until it is theirs.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

func main() {
	var turn atomic.Int32
	var wg sync.WaitGroup
	for me := range int32(3) {
		wg.Go(func() {
			for round := range 3 {
				for turn.Load()%3 != me {
					runtime.Gosched()
				}
				fmt.Println("goroutine", me, "round", round)
				turn.Add(1)
			}
		})
	}
	wg.Wait()
}

// Output:
// goroutine 0 round 0
// goroutine 1 round 0
// goroutine 2 round 0
// goroutine 0 round 1
// goroutine 1 round 1
// goroutine 2 round 1
// goroutine 0 round 2
// goroutine 1 round 2
// goroutine 2 round 2
