// Goroutines start goroutines: a parallel sum over a tree.
package main

import "fmt"

type tree struct {
	left, right *tree
	value       int
}

func build(depth, value int) *tree {
	if depth == 0 {
		return nil
	}
	return &tree{build(depth-1, 2*value), build(depth-1, 2*value+1), value}
}

func (t *tree) sum() int {
	if t == nil {
		return 0
	}
	left := make(chan int)
	go func() { left <- t.left.sum() }()
	right := t.right.sum()
	return t.value + <-left + right
}

func main() {
	fmt.Println(build(6, 1).sum())
}

// Output:
// 2016
