// The endless loop of a server around select, ended by a quit channel that is answered.
package main

import "fmt"

func main() {
	jobs, quit := make(chan int), make(chan chan string)
	go func() {
		sum := 0
		for {
			select {
			case n := <-jobs:
				sum += n
			case answer := <-quit:
				answer <- fmt.Sprint("bye after ", sum)
				return
			}
		}
	}()
	for i := range 5 {
		jobs <- i
	}
	answer := make(chan string)
	quit <- answer
	fmt.Println(<-answer)
}

// Output:
// bye after 10
