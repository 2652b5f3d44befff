// One place lets in one: the receive comes before the next send.
//
// Want: clean
package main

import "sync"

func main() {
	lock := make(chan bool, 1)
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
