// The channel in the struct was never made: a send to nil waits for ever.
//
// Want: deadlock
package main

type queue struct{ items chan int }

func newQueue() *queue { return &queue{} }

func main() {
	q := newQueue()
	q.items <- 1
}
