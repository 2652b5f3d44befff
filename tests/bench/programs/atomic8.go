// An atomic addition, by eight goroutines.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

const N = 16000000

func main() {
	begin := time.Now()
	var wg sync.WaitGroup
	var sum int64
	for g := 0; g < 8; g++ {
		wg.Add(1)
		go func() {
			for i := 0; i < N/8; i++ {
				atomic.AddInt64(&sum, 1)
			}
			wg.Done()
		}()
	}
	wg.Wait()
	ns := time.Since(begin).Nanoseconds()
	ops := N
	fmt.Println("RESULT", "atomic8", float64(ns)/float64(ops), ns, ops, sum)
}
