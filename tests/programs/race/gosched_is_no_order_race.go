// Yielding orders nothing.
//
// Want: race
package main

import (
	"runtime"
	"sync"
)

func main() {
	x := 0
	var wg sync.WaitGroup
	wg.Go(func() { x = 1 })
	runtime.Gosched()
	x = 2
	wg.Wait()
	_ = x
}
