// A balancer gives each request to the worker with the least to do, kept in a heap.
package main

import (
	"container/heap"
	"fmt"
)

type request struct {
	n      int
	answer chan int
}

type worker struct {
	requests       chan request
	pending, index int
}

type pool []*worker

func (p pool) Len() int           { return len(p) }
func (p pool) Less(i, j int) bool { return p[i].pending < p[j].pending }
func (p pool) Swap(i, j int) {
	p[i], p[j] = p[j], p[i]
	p[i].index, p[j].index = i, j
}
func (p *pool) Push(x any) { w := x.(*worker); w.index = len(*p); *p = append(*p, w) }
func (p *pool) Pop() any {
	old := *p
	w := old[len(old)-1]
	*p = old[:len(old)-1]
	return w
}

func balance(work chan request, workers int) {
	done := make(chan *worker)
	var p pool
	for range workers {
		w := &worker{requests: make(chan request, 32)}
		heap.Push(&p, w)
		go func() {
			for r := range w.requests {
				r.answer <- r.n * r.n
				done <- w
			}
		}()
	}
	for {
		select {
		case r := <-work:
			w := heap.Pop(&p).(*worker)
			w.pending++
			w.requests <- r
			heap.Push(&p, w)
		case w := <-done:
			w.pending--
			heap.Fix(&p, w.index)
		}
	}
}

func main() {
	work := make(chan request)
	go balance(work, 3)
	sums := make(chan int)
	for c := range 5 {
		go func() {
			sum, answer := 0, make(chan int)
			for i := range 6 {
				work <- request{c + i, answer}
				sum += <-answer
			}
			sums <- sum
		}()
	}
	total := 0
	for range 5 {
		total += <-sums
	}
	fmt.Println(total)
}

// Output:
// 755
