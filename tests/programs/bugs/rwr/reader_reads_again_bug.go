// A reader takes its read lock twice; a writer that waits in between lets no new reader in.
//
// Want: deadlock
package main

import "sync"

type table struct {
	rw   sync.RWMutex
	rows int
}

func (t *table) count() int {
	t.rw.RLock()
	defer t.rw.RUnlock()
	return t.rows
}

func (t *table) isEmpty() bool {
	t.rw.RLock()
	defer t.rw.RUnlock()
	return t.count() == 0
}

func main() {
	var t table
	done := make(chan bool)
	go func() {
		t.rw.Lock()
		t.rows++
		t.rw.Unlock()
		done <- true
	}()
	t.isEmpty()
	<-done
}
