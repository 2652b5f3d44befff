package main

import "fmt"

func main() {
	c := make(chan int, 1)
	for range 3 {
		select {
		case c <- 7:
			fmt.Println("sent")
		case v := <-c:
			fmt.Println("received", v)
		default:
			fmt.Println("default")
		}
	}
	var never chan int
	select {
	case <-never:
		fmt.Println("impossible")
	default:
		fmt.Println("nil is never ready")
	}
}

// Output:
// sent
// received 7
// sent
// nil is never ready
