// defer unlocks on every way.
//
// Want: clean
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
	defer mu.Unlock()
	if stock == 0 {
		return false
	}
	stock--
	return true
}

func main() {
	first := take()
	mu.Lock()
	stock = 1
	mu.Unlock()
	fmt.Println(first, take())
}
