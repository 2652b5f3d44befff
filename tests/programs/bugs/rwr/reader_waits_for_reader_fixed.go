// The message comes before the read lock is taken.
//
// Want: clean
package main

import "sync"

func main() {
	var rw sync.RWMutex
	c := make(chan bool)
	var wg sync.WaitGroup
	wg.Go(func() {
		<-c
		rw.RLock()
		rw.RUnlock()
	})
	wg.Go(func() {
		rw.RLock()
		rw.RUnlock()
		c <- true
	})
	wg.Go(func() {
		rw.Lock()
		rw.Unlock()
	})
	wg.Wait()
}
