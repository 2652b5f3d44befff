// A send on a closed channel is an ordinary panic.
package main

import "fmt"

func send(c chan int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	c <- 1
	return nil
}

func main() {
	c := make(chan int)
	close(c)
	fmt.Println(send(c))
}

// Output:
// recovered: send on closed channel
