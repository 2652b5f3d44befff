// The shared part is a method that expects the lock to be held.
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

func (c *counter) add() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.addLocked()
}

func (c *counter) addLocked() { c.n++ }

func (c *counter) addTwice() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.addLocked()
	c.addLocked()
}

func main() {
	var c counter
	c.addTwice()
	fmt.Println(c.n)
}
