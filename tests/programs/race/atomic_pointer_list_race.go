// The new node's fields are written after the pointer to it is stored.
//
// Want: race in some runs
package main

import "sync/atomic"

type node struct {
	value int
	next  *node
}

func main() {
	var head atomic.Pointer[node]
	done := make(chan bool)
	go func() {
		if n := head.Load(); n != nil {
			_ = n.value
		}
		done <- true
	}()
	n := new(node)
	head.Store(n)
	n.value = 1
	<-done
}
