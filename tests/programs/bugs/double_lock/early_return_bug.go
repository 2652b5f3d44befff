// One way out of the function keeps the lock.
//
// Want: deadlock
package main

//raceway:outcomes "false true"

import (
	"fmt"
	"sync"
)

var (
	mu    sync.Mutex
	stock int
)

func take() bool {
	mu.Lock()
	if stock == 0 {
		return false
	}
	stock--
	mu.Unlock()
	return true
}

func main() {
	first := take()
	mu.Lock()
	stock = 1
	mu.Unlock()
	fmt.Println(first, take())
}
