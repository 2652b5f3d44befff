// The lock is given back by defer.
//
// Want: clean
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
	defer mu.Unlock()
	m[key] = 1
}

func main() {
	store("a")
	m = map[string]int{}
	store("a")
	fmt.Println(len(m))
}
