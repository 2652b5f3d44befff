// Both look at the flag before either sets it: both are inside.
//
// Want: race
// Want: fatal: raceway:always inside <= 1 does not hold
package main

import "sync"

var busy bool
var inside int //raceway:always inside <= 1

func enter() {
	if busy {
		return
	}
	busy = true
	inside++
	inside--
	busy = false
}

func main() {
	var wg sync.WaitGroup
	wg.Go(enter)
	wg.Go(enter)
	wg.Wait()
}
