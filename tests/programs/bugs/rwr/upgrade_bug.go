// Who reads wants to write without giving back the read lock.
//
// Want: deadlock
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
	if missing {
		rw.Lock()
		value = 1
		rw.Unlock()
	}
	rw.RUnlock()
}

func main() {
	fill()
	fmt.Println(value)
}
