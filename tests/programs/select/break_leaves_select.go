// break ends the select, not the loop around it; a label reaches the loop.
package main

import "fmt"

func main() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	c <- 3
	n := 0
loop:
	for {
		select {
		case v := <-c:
			if v == 2 {
				break
			}
			n += v
		default:
			break loop
		}
	}
	fmt.Println(n)
}

// Output:
// 4
