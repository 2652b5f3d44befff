// The method locks.
//
// Want: clean
package main

//raceway:outcomes 2

import (
	"fmt"
	"sync"
)

type counter struct {
	mu sync.Mutex
	n  int
}

func (c *counter) inc() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
}

func main() {
	var c counter
	var wg sync.WaitGroup
	wg.Go(c.inc)
	wg.Go(c.inc)
	wg.Wait()
	fmt.Println(c.n)
}
