// The constructor makes it.
//
// Want: clean
package main

type queue struct{ items chan int }

func newQueue() *queue { return &queue{make(chan int, 1)} }

func main() {
	q := newQueue()
	q.items <- 1
}
