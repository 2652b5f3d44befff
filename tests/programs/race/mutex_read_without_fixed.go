// The reader locks too.
//
// Want: clean
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
	mu.Lock()
	_ = x
	mu.Unlock()
	<-done
}
