// Detaching looks up the parent before it locks, and locks the parent first.
//
// Want: clean
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
	n.parent.mu.Lock()
	defer n.parent.mu.Unlock()
	n.parent.open = false
	n.mu.Lock()
	defer n.mu.Unlock()
	n.open = false
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
