// An unbuffered send completes only when its receive does.
package main

import "fmt"

func main() {
	c := make(chan string)
	done := make(chan bool)
	go func() {
		fmt.Println("got", <-c)
		done <- true
	}()
	c <- "ball"
	<-done
	fmt.Println(len(c), cap(c))
}

// Output:
// got ball
// 0 0
