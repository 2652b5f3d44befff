// Its end is awaited.
//
// Want: clean
package main

//raceway:outcomes 1

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var n atomic.Int32
	done := make(chan bool, 1)
	go func() {
		n.Store(1)
		done <- true
	}()
	<-done
	fmt.Println(n.Load())
}
