// Stages joined by channels, each its own goroutine, closed from the front to the back.
package main

import "fmt"

func numbers(n int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 1; i <= n; i++ {
			out <- i
		}
	}()
	return out
}

func apply(in <-chan int, f func(int) int) <-chan int {
	out := make(chan int, 4)
	go func() {
		defer close(out)
		for v := range in {
			out <- f(v)
		}
	}()
	return out
}

func main() {
	square := func(x int) int { return x * x }
	c := numbers(10)
	for range 3 {
		c = apply(c, func(x int) int { return x + 1 })
	}
	for v := range apply(c, square) {
		fmt.Print(v, " ")
	}
	v, ok := <-c
	fmt.Println(v, ok)
}

// Output:
// 16 25 36 49 64 81 100 121 144 169 0 false
