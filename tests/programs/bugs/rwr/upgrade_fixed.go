// The read lock is given back first, and the state is looked at again.
//
// Want: clean
package main

//raceway:outcomes 1

import (
	"fmt"
	"sync"
)

var (
	rw    sync.RWMutex
	value int
)

func fill() {
	rw.RLock()
	missing := value == 0
	rw.RUnlock()
	if missing {
		rw.Lock()
		if value == 0 {
			value = 1
		}
		rw.Unlock()
	}
}

func main() {
	fill()
	fmt.Println(value)
}
