// A buffered channel keeps order and reports its fill.
package main

import "fmt"

func main() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	fmt.Println(len(c), cap(c))
	c <- 3
	for range 3 {
		fmt.Print(<-c, " ")
	}
	fmt.Println(len(c))
}

// Output:
// 2 3
// 1 2 3 0
