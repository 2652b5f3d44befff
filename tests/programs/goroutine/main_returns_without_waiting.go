// The program ends when main returns; a goroutine that waits is simply gone.
package main

import "fmt"

func main() {
	never := make(chan int)
	go func() {
		defer fmt.Println("not reached")
		<-never
	}()
	fmt.Println("main is over")
}

// Output:
// main is over
