// A lock deep inside: the message names the way to it.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type hits struct{ n atomic.Int64 }

type shard struct {
	slots [4]hits
	name  string
}

type table struct {
	label string
	first shard
}

// A type with Lock and Unlock on its pointer is a lock.
type spin struct{ held atomic.Bool }

func (s *spin) Lock()   { s.held.Store(true) }
func (s *spin) Unlock() { s.held.Store(false) }

type ticket struct{ held bool }

func (t *ticket) Lock()   { t.held = true }
func (t *ticket) Unlock() { t.held = false }

type box[T any] struct{ value T }

func main() {
	var a table
	b := a // VET "assignment copies lock value to b: command-line-arguments.table contains command-line-arguments.shard contains command-line-arguments.hits contains sync/atomic.Int64 contains sync/atomic.noCopy"
	b.first.slots[1].n.Add(2)
	var s spin
	t := s // VET "assignment copies lock value to t: command-line-arguments.spin"
	t.Lock()
	var u ticket
	v := u // VET "assignment copies lock value to v: command-line-arguments.ticket"
	v.Lock()
	g := box[sync.Cond]{}
	h := g // VET "assignment copies lock value to h: command-line-arguments.box[sync.Cond] contains sync.Cond contains sync.noCopy"
	_ = h  // VET "assignment copies lock value to _: command-line-arguments.box[sync.Cond] contains sync.Cond contains sync.noCopy"
	m := map[string]shard{"x": {}}
	x, ok := m["x"] // VET "assignment copies lock value to x: (command-line-arguments.shard, bool) contains command-line-arguments.shard contains command-line-arguments.hits contains sync/atomic.Int64 contains sync/atomic.noCopy"
	fmt.Println(b.first.slots[1].n.Load(), x.name, ok, v.held)
	ch := make(chan ticket, 1)
	ch <- u
	w := <-ch // VET "assignment copies lock value to w: command-line-arguments.ticket"
	fmt.Println(w.held)
	once := sync.Once{}
	other := once // VET "assignment copies lock value to other: sync.Once contains sync.noCopy"
	other.Do(func() { fmt.Println("once") })
}

// Output:
// 2  true true
// false
// once
