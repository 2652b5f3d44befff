// Package iter has the types of functions that a range statement calls.
package iter

import "runtime"

type Seq[V any] func(yield func(V) bool)
type Seq2[K, V any] func(yield func(K, V) bool)

// coro runs body in a goroutine of its own, but never while its user runs: they hand control to and fro.
type coro struct {
	body    func()
	resume  chan bool // what yield returns
	yielded chan bool
	started bool
	busy    bool // body runs
	over    bool
	reason  any // of body's panic
	exited  bool
}

// step lets body run up to its next yield, or ends it.
func (c *coro) step(more bool) {
	if c.busy {
		panic("iter.Pull: next called again before yield")
	}
	if c.over {
		return
	}
	c.over = !more
	if c.started {
		c.busy = true
		c.resume <- more
	} else {
		c.started = true
		if !more {
			return
		}
		c.busy = true
		c.resume, c.yielded = make(chan bool), make(chan bool)
		go c.run()
	}
	<-c.yielded
	c.busy = false
	if c.exited {
		c.exited = false
		runtime.Goexit()
	}
	if e := c.reason; e != nil {
		c.reason = nil
		panic(e)
	}
}

func (c *coro) run() {
	c.exited = true
	defer func() {
		if e := recover(); e != nil {
			c.reason, c.exited = e, false
		}
		c.over = true
		c.yielded <- true
	}()
	c.body()
	c.exited = false
}

func (c *coro) yield() bool {
	if c.over {
		return false
	}
	if !c.busy {
		panic("iter.Pull: yield called again before next")
	}
	// Goexit is told from a stop by what run left behind.
	c.exited = false
	c.yielded <- true
	more := <-c.resume
	c.exited = true
	return more
}

// Pull turns seq into a function that gives its next value, and one that ends it.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var zero, v V
	var ok bool
	c := new(coro)
	c.body = func() {
		seq(func(x V) bool {
			v, ok = x, !c.over
			return c.yield()
		})
	}
	next = func() (V, bool) {
		v, ok = zero, false
		c.step(true)
		return v, ok
	}
	return next, func() { c.step(false) }
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	type pair struct {
		k K
		v V
	}
	one, stop := Pull(func(yield func(pair) bool) {
		seq(func(k K, v V) bool { return yield(pair{k, v}) })
	})
	return func() (K, V, bool) {
		p, ok := one()
		return p.k, p.v, ok
	}, stop
}
