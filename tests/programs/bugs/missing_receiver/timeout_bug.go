// The one who asked has given up; the answer waits for a receiver for ever.
//
// Want: leak
package main

import "time"

func ask() int {
	c := make(chan int)
	go func() { c <- 1 }()
	select {
	case v := <-c:
		return v
	case <-time.After(time.Second):
		return 0
	}
}

func main() {
	ask()
}
