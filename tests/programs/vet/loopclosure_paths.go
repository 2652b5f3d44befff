//go:build go1.21

// Only what an iteration does last is sure to outlive it.
package main

import "fmt"

func main() {
	done := make(chan int, 20)
	for i := range []int{1, 2} {
		if i == 0 {
			go func() { done <- min(i, 0) }() // VET "loop variable i captured by func literal"
		} else {
			go func(i int) { done <- i }(0)
		}
	}
	for i := range []int{1, 2} {
		go func() { done <- min(i, 0) }()
		fmt.Println("not the last statement")
	}
	for i := range []int{1} {
		i := i
		go func() { done <- i }()
	}
	var k int
	for k = range []int{1, 2} {
		switch {
		case k >= 0:
			go func() { done <- k * 0 }() // VET "loop variable k captured by func literal"
		default:
			defer func() { fmt.Println(k) }() // VET "loop variable k captured by func literal"
		}
	}
	sum := 0
	for n := 0; n < 7; n++ {
		sum += <-done
	}
	fmt.Println(sum)
}

// Output:
// not the last statement
// not the last statement
// 0
