package main

import "fmt"

func main() {
	c := make(chan int, 1)
	close(c)
	fmt.Println("closed")
	c <- 1
}

// Output:
// closed
// Exit: 2
// Stderr: panic: send on closed channel
// Stderr: goroutine 1 [running]:
