// A recovered panic leaves the lock taken.
//
// Want: deadlock
package main

//raceway:outcomes 1

import (
	"fmt"
	"sync"
)

var (
	mu sync.Mutex
	m  map[string]int
)

func store(key string) {
	defer func() { recover() }()
	mu.Lock()
	m[key] = 1
	mu.Unlock()
}

func main() {
	store("a")
	m = map[string]int{}
	store("a")
	fmt.Println(len(m))
}
