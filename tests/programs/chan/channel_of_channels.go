// Channels are first-class: a request carries the channel for its answer.
package main

import "fmt"

type request struct {
	n     int
	reply chan int
}

func server(requests <-chan request) {
	for r := range requests {
		r.reply <- r.n * r.n
	}
}

func main() {
	requests := make(chan request)
	go server(requests)
	for i := 1; i <= 4; i++ {
		r := request{i, make(chan int)}
		requests <- r
		fmt.Println(i, <-r.reply)
	}
	close(requests)
}

// Output:
// 1 1
// 2 4
// 3 9
// 4 16
