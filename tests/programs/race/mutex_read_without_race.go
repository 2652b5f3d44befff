// The writer locks, the reader does not.
//
// Want: race
package main

import "sync"

func main() {
	var mu sync.Mutex
	x := 0
	done := make(chan bool)
	go func() {
		mu.Lock()
		x++
		mu.Unlock()
		done <- true
	}()
	_ = x
	<-done
}
