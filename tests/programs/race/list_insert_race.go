// Two goroutines insert at the head of a list: one node is lost.
//
// Want: race
// Want: output 1
package main

//raceway:outcomes 2

import (
	"fmt"
	"sync"
)

type node struct{ next *node }

type list struct {
	mu   sync.Mutex
	head *node
}

func (l *list) push() {
	l.head = &node{l.head}
}

func main() {
	var l list
	var wg sync.WaitGroup
	wg.Go(l.push)
	wg.Go(l.push)
	wg.Wait()
	n := 0
	for e := l.head; e != nil; e = e.next {
		n++
	}
	fmt.Println(n)
}
