// So many requests, so many at a time: the shape of a load tester, without a network.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	const requests, concurrency = 40, 4
	var inFlight, most atomic.Int32
	serve := func() int {
		n := inFlight.Add(1)
		for {
			old := most.Load()
			if n <= old || most.CompareAndSwap(old, n) {
				break
			}
		}
		time.Sleep(time.Millisecond)
		inFlight.Add(-1)
		return 200
	}
	jobs := make(chan int)
	statuses := make(chan int, requests)
	var wg sync.WaitGroup
	for range concurrency {
		wg.Go(func() {
			for range jobs {
				statuses <- serve()
			}
		})
	}
	for i := range requests {
		jobs <- i
	}
	close(jobs)
	wg.Wait()
	close(statuses)
	ok := 0
	for status := range statuses {
		if status == 200 {
			ok++
		}
	}
	fmt.Println("complete:", ok, "failed:", requests-ok, "within the limit:", most.Load() <= concurrency)
}

// Output:
// complete: 40 failed: 0 within the limit: true
