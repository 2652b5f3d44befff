// The consumer ranges over a channel that nobody closes.
//
// Want: deadlock
package main

//raceway:outcomes 3

import "fmt"

func main() {
	c := make(chan int)
	go func() {
		for i := range 3 {
			c <- i
		}
	}()
	sum := 0
	for v := range c {
		sum += v
	}
	fmt.Println(sum)
}
