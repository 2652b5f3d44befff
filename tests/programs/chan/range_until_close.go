// Range over a channel ends when it is closed and empty.
package main

import "fmt"

func main() {
	c := make(chan int, 2)
	go func() {
		for i := 0; i < 5; i++ {
			c <- i * i
		}
		close(c)
	}()
	sum := 0
	for v := range c {
		sum += v
	}
	v, ok := <-c
	fmt.Println(sum, v, ok)
}

// Output:
// 30 0 false
