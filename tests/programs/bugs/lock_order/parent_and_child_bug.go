// Closing goes from the parent to the child, detaching from the child to the parent.
//
// Want: deadlock
package main

import "sync"

type node struct {
	mu     sync.Mutex
	parent *node
	child  *node
	open   bool
}

func (n *node) close() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.child.mu.Lock()
	n.child.open = false
	n.child.mu.Unlock()
}

func (n *node) detach() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.parent.mu.Lock()
	n.parent.open = false
	n.parent.mu.Unlock()
}

func main() {
	parent, child := new(node), new(node)
	parent.child, child.parent = child, parent
	done := make(chan bool)
	go func() {
		child.detach()
		done <- true
	}()
	parent.close()
	<-done
}
