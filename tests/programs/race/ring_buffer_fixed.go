// Positions that are atomic, each written by one side only.
//
// Want: clean
package main

import "sync/atomic"

type ring struct {
	items   [2]int
	in, out atomic.Int32
}

func (r *ring) put(v int) bool {
	in := r.in.Load()
	if in-r.out.Load() == 2 {
		return false
	}
	r.items[in%2] = v
	r.in.Store(in + 1)
	return true
}

func (r *ring) take() (int, bool) {
	out := r.out.Load()
	if r.in.Load() == out {
		return 0, false
	}
	v := r.items[out%2]
	r.out.Store(out + 1)
	return v, true
}

func main() {
	var r ring
	done := make(chan bool)
	go func() {
		r.put(1)
		done <- true
	}()
	r.take()
	<-done
}
