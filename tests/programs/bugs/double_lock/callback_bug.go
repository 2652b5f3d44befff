// A callback runs under the lock that it needs itself.
//
// Want: deadlock
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
	then()
	r.mu.Unlock()
}

func main() {
	var r registry
	r.add("a", func() { fmt.Println(r.size()) })
}
