package main

import (
	"fmt"
	"time"
)

func main() {
	c := make(chan int)
	for _, ms := range []int{60, 5, 30} {
		go func() {
			time.Sleep(time.Duration(ms) * time.Millisecond)
			c <- ms
		}()
	}
	fmt.Println(<-c, <-c, <-c)
}

// Output:
// 5 30 60
