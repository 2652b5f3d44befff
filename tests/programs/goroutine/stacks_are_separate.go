// Each goroutine has a stack of its own: recursion in one leaves the locals of another alone.
package main

import "fmt"

func depth(n int) int {
	local := n
	if n > 0 {
		return depth(n-1) + local - n + 1
	}
	return local
}

func main() {
	results := make(chan [2]int)
	for i := range 4 {
		go func() { results <- [2]int{i, depth(100 * (i + 1))} }()
	}
	var sums [4]int
	for range 4 {
		r := <-results
		sums[r[0]] = r[1]
	}
	fmt.Println(sums)
}

// Output:
// [100 200 300 400]
