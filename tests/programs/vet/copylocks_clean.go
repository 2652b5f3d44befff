// Locks that are shared by pointers, or new: nothing to warn of.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type counter struct {
	mu sync.Mutex
	n  int
}

// Its methods are on the value, so a copy is as good.
type token struct{ id int }

func (token) Lock()   {}
func (token) Unlock() {}

func newCounter() counter { return counter{n: 1} }

func (c *counter) add() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
}

func main() {
	c := newCounter()
	c.add()
	p := &c
	p.add()
	list := []*counter{p, {n: 5}}
	for _, q := range list {
		q.add()
	}
	byName := map[string]*counter{"a": p}
	q, ok := byName["a"]
	fmt.Println(c.n, q.n, ok)
	t := token{1}
	u := t
	fmt.Println(u.id)
	locks := make([]sync.Mutex, 2)
	for i := range locks {
		locks[i].Lock()
	}
	var total atomic.Int32
	add := func(n *atomic.Int32) { n.Add(1) }
	add(&total)
	var locker sync.Locker = &c.mu
	locker.Lock()
	fmt.Println(total.Load(), len(locks))
}

// Output:
// 4 4 true
// 1
// 1 2
