// What TryLock says is not asked for.
//
// Want: race
package main

import "sync"

func main() {
	var mu sync.Mutex
	x := 0
	held, release := make(chan bool), make(chan bool)
	go func() {
		mu.Lock()
		held <- true
		x = 1
		<-release
		mu.Unlock()
	}()
	<-held
	mu.TryLock()
	x = 2
	release <- true
	_ = &x
}
