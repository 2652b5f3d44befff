// A copied lock is another lock: assignments, declarations, literals and results.
package main

import (
	"fmt"
	"sync"
)

type counter struct {
	mu sync.Mutex
	n  int
}

func snapshot(c *counter) counter {
	return *c // VET "return copies lock value: command-line-arguments.counter contains sync.Mutex"
}

func main() {
	var c counter
	d := c // VET "assignment copies lock value to d: command-line-arguments.counter contains sync.Mutex"
	d.n++
	var e = d // VET "variable declaration copies lock value to e: command-line-arguments.counter contains sync.Mutex"
	e.n++
	e = d                                        // VET "assignment copies lock value to e: command-line-arguments.counter contains sync.Mutex"
	pair := [2]counter{c, {n: 7}}                // VET "literal copies lock value from c: command-line-arguments.counter contains sync.Mutex"
	wrapped := struct{ inner counter }{inner: d} // VET "literal copies lock value from d: command-line-arguments.counter contains sync.Mutex"
	f := snapshot(&c)
	list := []*counter{&c, &d}
	g := *list[1] // VET "assignment copies lock value to g: command-line-arguments.counter contains sync.Mutex"
	fmt.Println(c.n, d.n, e.n, pair[1].n, wrapped.inner.n, f.n, g.n)
}

// Output:
// 0 1 1 7 1 0 1
