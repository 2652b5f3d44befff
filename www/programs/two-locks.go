// Two goroutines need the same two locks, and take them in different orders. It
// nearly always ends well, until each holds the one that the other waits for.
// Explore finds that schedule; step through it and see who holds what. Then let
// both take them in the same order.
package main

import (
	"fmt"
	"sync"
)

//raceway:outcomes "150 150"

var a, b sync.Mutex
var here, there = 100, 200

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		a.Lock()
		b.Lock()
		here, there = here+50, there-50
		b.Unlock()
		a.Unlock()
	})
	wg.Go(func() {
		b.Lock()
		a.Lock()
		here, there = here+0, there+0
		a.Unlock()
		b.Unlock()
	})
	wg.Wait()
	fmt.Println(here, there)
}
