// Get makes a new one where the pool has none; what was put may come back.
package main

import (
	"bytes"
	"fmt"
	"sync"
)

func main() {
	made := 0
	pool := sync.Pool{New: func() any { made++; return new(bytes.Buffer) }}
	for i := range 3 {
		b := pool.Get().(*bytes.Buffer)
		b.Reset()
		fmt.Fprintf(b, "use %d", i)
		fmt.Println(b)
		pool.Put(b)
	}
	fmt.Println(made >= 1, made <= 3)
	var empty sync.Pool
	fmt.Println(empty.Get())
}

// Output:
// use 0
// use 1
// use 2
// true true
// <nil>
