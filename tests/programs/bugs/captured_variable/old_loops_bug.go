// Before Go 1.22 a loop had one variable: the goroutine sees the round after its own.
//
// Want: race
// Want: output 4
//raceway:outcomes 3
//go:build go1.21

package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var sum atomic.Int64
	var wg sync.WaitGroup
	for _, v := range []int64{1, 2} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sum.Add(v)
		}()
	}
	wg.Wait()
	fmt.Println(sum.Load())
}
