package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type config struct {
	version int
	name    string
}

type node struct {
	value int
	next  *node
}

// stack is Treiber's: no locks.
type stack struct{ top atomic.Pointer[node] }

func (s *stack) push(v int) {
	n := &node{value: v}
	for {
		n.next = s.top.Load()
		if s.top.CompareAndSwap(n.next, n) {
			return
		}
	}
}

func (s *stack) pop() (int, bool) {
	for {
		n := s.top.Load()
		if n == nil {
			return 0, false
		}
		if s.top.CompareAndSwap(n, n.next) {
			return n.value, true
		}
	}
}

func main() {
	var p atomic.Pointer[config]
	fmt.Println(p.Load() == nil)
	first := &config{1, "first"}
	p.Store(first)
	second := &config{2, "second"}
	fmt.Println(p.Load().name, p.CompareAndSwap(second, second), p.CompareAndSwap(first, second), p.Load().version)
	old := p.Swap(nil)
	fmt.Println(old == second, p.Load())

	var s stack
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range 100 {
				s.push(w*100 + i)
			}
		})
	}
	wg.Wait()
	sum, n := 0, 0
	for v, ok := s.pop(); ok; v, ok = s.pop() {
		sum += v
		n++
	}
	fmt.Println(n, sum)
}

// Output:
// true
// first false true 2
// true <nil>
// 400 79800
