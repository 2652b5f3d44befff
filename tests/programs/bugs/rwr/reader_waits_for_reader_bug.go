// One reader waits inside for another, whom a waiting writer keeps out.
//
// Want: deadlock
package main

import "sync"

func main() {
	var rw sync.RWMutex
	c := make(chan bool)
	var wg sync.WaitGroup
	wg.Go(func() {
		rw.RLock()
		<-c
		rw.RUnlock()
	})
	wg.Go(func() {
		rw.RLock()
		c <- true
		rw.RUnlock()
	})
	wg.Go(func() {
		rw.Lock()
		rw.Unlock()
	})
	wg.Wait()
}
