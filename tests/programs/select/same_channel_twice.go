// Two cases may name one channel; either may be chosen, and in time both are.
package main

import "fmt"

func main() {
	c := make(chan int)
	go func() {
		for {
			c <- 1
		}
	}()
	var first, second int
	for first == 0 || second == 0 {
		select {
		case v := <-c:
			first += v
		case v, ok := <-c:
			if ok {
				second += v
			}
		}
	}
	fmt.Println(first > 0, second > 0)
}

// Output:
// true true
