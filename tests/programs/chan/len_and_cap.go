// len counts what waits in the buffer, cap its places; both are 0 for nil and unbuffered channels.
package main

import "fmt"

func main() {
	c := make(chan int, 4)
	c <- 1
	c <- 2
	fmt.Println(len(c), cap(c))
	<-c
	close(c)
	fmt.Println(len(c), cap(c))
	<-c
	v, ok := <-c
	fmt.Println(len(c), cap(c), v, ok)
	var none chan int
	fmt.Println(len(none), cap(none), len(make(chan string)), cap(make(chan string)))
}

// Output:
// 2 4
// 1 4
// 0 4 0 false
// 0 0 0 0
