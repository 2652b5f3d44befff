// Apache bench: what `ab -c 100 -n 100` does. n requests are made by c
// clients at the same time; each request waits for its server a while, as over
// a network. A wait group waits for all of them: Add before go, Done at
// the end, Wait in main. One client takes n times as long as n clients.
package main

import (
	"fmt"
	"sync"
	"time"
)

var concurrency = 100 //raceway:slider min=1 max=1000 log
var requests = 100    //raceway:slider min=1 max=10000 log
var latency = 5       //raceway:slider min=1 max=100

func request() {
	time.Sleep(time.Duration(latency) * time.Millisecond)
}

func main() {
	tickets := make(chan int, requests)
	for r := range requests {
		tickets <- r
	}
	close(tickets)

	var wg sync.WaitGroup
	start := time.Now()
	for range concurrency {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range tickets {
				request()
			}
		}()
	}
	wg.Wait()
	elapsed := time.Since(start)

	fmt.Println("requests:", requests, "concurrency:", concurrency)
	fmt.Printf("RESULT milliseconds %d\n", elapsed.Milliseconds())
	fmt.Printf("RESULT requests-per-second %.0f\n", float64(requests)/elapsed.Seconds())
}
