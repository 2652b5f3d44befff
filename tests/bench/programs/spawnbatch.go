// A goroutine started and ended, a thousand before each join.
package main

import (
	"fmt"
	"sync"
	"time"
)

const N = 1000

func main() {
	begin := time.Now()
	var wg sync.WaitGroup
	var mu sync.Mutex
	sum := 0
	for j := 0; j < N; j++ {
		for i := 0; i < 1000; i++ {
			wg.Add(1)
			go func(k int) {
				mu.Lock()
				sum += k
				mu.Unlock()
				wg.Done()
			}(i)
		}
		wg.Wait()
	}
	ns := time.Since(begin).Nanoseconds()
	ops := N * 1000
	fmt.Println("RESULT", "spawnbatch", float64(ns)/float64(ops), ns, ops, sum)
}
