package main

import "fmt"

func main() {
	const n = 10000
	c := make(chan int)
	for i := range n {
		go func() { c <- i }()
	}
	sum := 0
	for range n {
		sum += <-c
	}
	fmt.Println(sum)
}

// Output:
// 49995000
