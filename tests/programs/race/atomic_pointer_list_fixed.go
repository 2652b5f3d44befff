// The node is whole before it is stored.
//
// Want: clean
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
	n.value = 1
	head.Store(n)
	<-done
}
