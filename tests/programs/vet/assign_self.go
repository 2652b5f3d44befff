// A variable assigned to itself.
package main

import "fmt"

type node struct {
	value int
	list  []int
	next  *node
}

func index() int { return 0 }

func main() {
	n := &node{list: []int{1, 2}}
	n.next = &node{}
	x, y := 1, 2
	x = x         // VET "self-assignment of x"
	x, y = x, y+1 // VET "self-assignment of x"
	x, y = y, x
	n.value = n.value         // VET "self-assignment of n.value"
	n.list[x-2] = n.list[x-2] // VET "self-assignment of n.list[x-2]"
	n.list[index()] = n.list[index()]
	n.next.value, n.value = n.next.value, n.value // VET "self-assignment of n.next.value, n.value"
	*n = *n                                       // VET "self-assignment of *n"
	m := map[int]int{}
	m[1] = m[1]
	(x) = x
	x = (x)
	fmt.Println(x, y, len(m), n.list)
}

// Output:
// 3 1 1 [1 2]
