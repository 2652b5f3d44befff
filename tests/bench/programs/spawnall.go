// A goroutine started and ended, all of them before the join.
package main

import (
	"fmt"
	"sync"
	"time"
)

const N = 1000000

func main() {
	begin := time.Now()
	var wg sync.WaitGroup
	var mu sync.Mutex
	sum := 0
	for i := 0; i < N; i++ {
		wg.Add(1)
		go func(k int) {
			mu.Lock()
			sum += k
			mu.Unlock()
			wg.Done()
		}(i)
	}
	wg.Wait()
	ns := time.Since(begin).Nanoseconds()
	ops := N
	fmt.Println("RESULT", "spawnall", float64(ns)/float64(ops), ns, ops, sum)
}
