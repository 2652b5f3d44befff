package main

import "fmt"

func main() {
	c := make(chan int)
	fmt.Println("waiting")
	fmt.Println(<-c)
}

// Output:
// waiting
// Exit: 2
// Stderr: fatal error: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [chan receive]:
