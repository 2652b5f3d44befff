package main

import "fmt"

func main() {
	left := make(chan int)
	first := left
	for range 5000 {
		right := make(chan int)
		go func(l, r chan int) { l <- 1 + <-r }(left, right)
		left = right
	}
	go func() { left <- 0 }()
	fmt.Println(<-first)
}

// Output:
// 5000
