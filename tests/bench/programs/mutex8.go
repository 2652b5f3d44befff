// A lock, an addition and an unlock, by eight goroutines.
package main

import (
	"fmt"
	"sync"
	"time"
)

const N = 8000000

func main() {
	begin := time.Now()
	var wg sync.WaitGroup
	var mu sync.Mutex
	sum := 0

	for g := 0; g < 8; g++ {
		wg.Add(1)
		go func() {
			for i := 0; i < N/8; i++ {
				mu.Lock()
				sum++
				mu.Unlock()
			}
			wg.Done()
		}()
	}
	wg.Wait()
	ns := time.Since(begin).Nanoseconds()
	ops := N
	fmt.Println("RESULT", "mutex8", float64(ns)/float64(ops), ns, ops, sum)
}
