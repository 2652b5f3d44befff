// A place in the buffer takes the answer.
//
// Want: clean
package main

import "time"

func ask() int {
	c := make(chan int, 1)
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
