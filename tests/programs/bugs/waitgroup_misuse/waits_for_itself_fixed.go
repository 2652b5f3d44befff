// Somebody else waits.
//
// Want: clean
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	done := make(chan bool)
	wg.Add(1)
	go func() {
		wg.Done()
	}()
	go func() {
		wg.Wait()
		close(done)
	}()
	<-done
}
