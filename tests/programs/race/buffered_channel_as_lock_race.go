// Two places let two goroutines in.
//
// Want: race
package main

import "sync"

func main() {
	lock := make(chan bool, 2)
	x := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			lock <- true
			x++
			<-lock
		})
	}
	wg.Wait()
}
