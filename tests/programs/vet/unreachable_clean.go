// Ways out that are easily overlooked.
package main

import (
	"fmt"
	"os"
)

func search(list []int) int {
outer:
	for {
		for _, x := range list {
			if x > 2 {
				break outer
			}
		}
		return -1
	}
	return 1
}

func classify(n int) string {
	switch {
	case n > 5:
		return "large"
	case n > 0:
		break
	default:
		return "none"
	}
	return "small"
}

func back(n int) int {
again:
	if n < 3 {
		n++
		goto again
	}
	return n
}

func ranges(list []int) int {
	for range list {
		return 1
	}
	return 0
}

func chosen(c chan int) int {
	select {
	case <-c:
		return 1
	default:
	}
	return 2
}

func main() {
	fmt.Println(search([]int{1, 3}), classify(3), back(0), ranges(nil), chosen(nil))
	panics := func(string) {}
	panics("x")
	panic := func(string) { fmt.Println("a panic of our own") }
	panic("x")
	fmt.Println("reached")
	os.Exit(0)
	fmt.Println("vet knows nothing of os.Exit here")
}

// Output:
// 1 small 3 0 2
// a panic of our own
// reached
