// Waiting does.
//
// Want: clean
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
	wg.Wait()
	x = 2
	_ = x
}
