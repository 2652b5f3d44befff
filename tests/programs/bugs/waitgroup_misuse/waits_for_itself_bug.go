// A member of the group waits for the group.
//
// Want: deadlock
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	done := make(chan bool)
	wg.Add(1)
	go func() {
		defer wg.Done()
		wg.Wait()
		close(done)
	}()
	<-done
}
