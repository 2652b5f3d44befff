// A node of a binary tree made and visited.
package main

import (
	"fmt"
	"time"
)

const N = 10

type Node struct {
	left, right *Node
}

func grow(depth int) *Node {
	if depth == 0 {
		return &Node{}
	}
	return &Node{grow(depth - 1), grow(depth - 1)}
}

func count(n *Node) int {
	if n == nil {
		return 0
	}
	return 1 + count(n.left) + count(n.right)
}

func main() {
	begin := time.Now()
	sum := 0
	for i := 0; i < N; i++ {
		sum += count(grow(16))
	}
	ns := time.Since(begin).Nanoseconds()
	ops := sum
	fmt.Println("RESULT", "alloctree", float64(ns)/float64(ops), ns, ops, sum)
}
