// A method that holds the lock calls another one that takes it: sync.Mutex cannot be taken twice.
//
// Want: deadlock
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

func (c *counter) add() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
}

func (c *counter) addTwice() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add()
	c.add()
}

func main() {
	var c counter
	c.addTwice()
	fmt.Println(c.n)
}
