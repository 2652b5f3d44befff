// A short sleep is to make sure that the goroutine has run.
//
// Want: output 0
package main

//raceway:outcomes 1

import (
	"fmt"
	"sync/atomic"
	"time"
)

func main() {
	var n atomic.Int32
	done := make(chan bool, 1)
	go func() {
		n.Store(1)
		done <- true
	}()
	time.Sleep(time.Millisecond)
	fmt.Println(n.Load())
}
