// The load balancer: requests with real work in them are handed to a pool of
// goroutines through one channel, and whoever is free takes the next. With one
// worker the goroutines take turns (concurrency); with more they compute at the
// same time (parallelism). Sweep over workers to see the speed-up.
package main

import (
	"fmt"
	"sync"
	"time"
)

var servers = 8    //raceway:slider min=1 max=32
var requests = 400 //raceway:slider min=10 max=5000 log
var work = 20000   //raceway:slider min=100 max=200000 log

// serve does the work of one request: pure computing.
func serve(seed int) int {
	x := seed
	for range work {
		x = (x*1103515245 + 12345) % 2147483648
	}
	return x
}

func main() {
	jobs := make(chan int)
	done := make([]int, servers)
	var wg sync.WaitGroup
	start := time.Now()
	for id := range servers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for seed := range jobs {
				serve(seed)
				done[id]++ // Each server has an element of its own: no race.
			}
		}()
	}
	for r := range requests {
		jobs <- r
	}
	close(jobs)
	wg.Wait()

	for id, n := range done {
		fmt.Println("server", id, "answered", n)
	}
	fmt.Printf("RESULT requests-per-second %.0f\n", float64(requests)/time.Since(start).Seconds())
}
