// A goroutine that never yields is preempted: another one can still stop it, on one processor too.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

func main() {
	runtime.GOMAXPROCS(1)
	var stop atomic.Bool
	done := make(chan bool)
	go func() {
		for n := 0; !stop.Load(); n++ {
		}
		done <- true
	}()
	go stop.Store(true)
	fmt.Println(<-done)
}

// Output:
// true
