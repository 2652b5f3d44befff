// A mutex tests and sets in one.
//
// Want: clean
package main

import "sync"

var mu sync.Mutex
var inside int //raceway:always inside <= 1

func enter() {
	mu.Lock()
	inside++
	inside--
	mu.Unlock()
}

func main() {
	var wg sync.WaitGroup
	wg.Go(enter)
	wg.Go(enter)
	wg.Wait()
}
