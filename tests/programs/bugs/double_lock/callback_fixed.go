// The callbacks are called when the lock is free again.
//
// Want: clean
package main

//raceway:outcomes 1

import (
	"fmt"
	"sync"
)

type registry struct {
	mu    sync.Mutex
	names []string
}

func (r *registry) size() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.names)
}

func (r *registry) add(name string, then func()) {
	r.mu.Lock()
	r.names = append(r.names, name)
	r.mu.Unlock()
	then()
}

func main() {
	var r registry
	r.add("a", func() { fmt.Println(r.size()) })
}
