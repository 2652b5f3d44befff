// The result of an atomic addition, assigned to its variable without any atomicity.
package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var n int64
	p := &n
	n = atomic.AddInt64(&n, 1) // VET "direct assignment to atomic value"
	*p = atomic.AddInt64(p, 1) // VET "direct assignment to atomic value"
	m := atomic.AddInt64(&n, 1)
	m = atomic.AddInt64(&n, 1)
	var u struct{ c uint32 }
	u.c = atomic.AddUint32(&u.c, 1) // VET "direct assignment to atomic value"
	var a, b int32
	a, b = atomic.AddInt32(&a, 1), atomic.AddInt32(&a, 2) // VET "direct assignment to atomic value"
	fmt.Println(n, m, u.c, a > 0, b)
}

// Output:
// 4 4 1 true 3
