// Two goroutines call a method that changes its receiver.
//
// Want: race
// Want: output 1
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
