// When main and its goroutines wait for each other, every goroutine is in the dump.
package main

import "fmt"

func main() {
	in, out := make(chan int), make(chan int)
	go func() {
		for n := range in {
			out <- n * 2
		}
	}()
	in <- 1
	fmt.Println("sent one")
	in <- 2
	fmt.Println("not reached", <-out)
}

// Stderr: fatal error: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [chan send]:
// Stderr: [chan send]:
// Exit: 2
// Output:
// sent one
