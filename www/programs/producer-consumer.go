// Producer and consumer: one goroutine makes values, another takes them, and a
// channel stands between them. An unbuffered channel (buffer = 0) makes each
// send wait for its receive; a buffer lets the producer run ahead. Drag the
// slider and watch the channel operations a second and the fill of the channel.
package main

import (
	"fmt"
	"time"
)

var buffer = 16     //raceway:slider min=0 max=1024 log
var items = 2000000 //raceway:slider min=1000 max=5000000 step=1000 log

func producer(out chan<- int) {
	for i := 1; i <= items; i++ {
		out <- i
	}
	close(out) // Says "no more": the consumer's range ends.
}

func main() {
	values := make(chan int, buffer)
	start := time.Now()
	go producer(values)

	count, sum := 0, 0
	for v := range values {
		count++
		sum += v
	}

	seconds := time.Since(start).Seconds()
	fmt.Println("received", count, "values, sum", sum)
	fmt.Printf("RESULT values-per-second %.0f\n", float64(count)/seconds)
}
