// Done comes before the write that Wait was to wait for.
//
// Want: race
package main

import "sync"

func main() {
	x := 0
	var wg sync.WaitGroup
	wg.Add(1)
	over := make(chan bool)
	go func() {
		wg.Done()
		x = 1
		over <- true
	}()
	wg.Wait()
	_ = x
	<-over
}
