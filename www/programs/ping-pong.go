// Ping-pong: two goroutines hand one ball to and fro over unbuffered channels.
// Each send meets its receive, so only one of them can run at a time: more
// workers cannot make it faster, and may make it slower.
package main

import (
	"fmt"
	"time"
)

var rounds = 500000 //raceway:slider min=1000 max=5000000 log

func main() {
	ping := make(chan int)
	pong := make(chan int)

	go func() {
		for ball := range ping {
			pong <- ball + 1
		}
		close(pong)
	}()

	start := time.Now()
	ball := 0
	for range rounds {
		ping <- ball
		ball = <-pong
	}
	close(ping)
	elapsed := time.Since(start)

	fmt.Println("the ball was hit", ball, "times back")
	fmt.Printf("RESULT nanoseconds-per-round %.0f\n", float64(elapsed.Nanoseconds())/float64(rounds))
}
