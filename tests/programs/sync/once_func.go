// OnceFunc calls once, however often it is called; a panic is repeated to every caller.
package main

import (
	"fmt"
	"sync"
)

func main() {
	f := sync.OnceFunc(func() { fmt.Println("once") })
	f()
	f()
	bad := sync.OnceFunc(func() { fmt.Println("tried"); panic("no good") })
	for range 3 {
		func() {
			defer func() { fmt.Println("recovered", recover()) }()
			bad()
		}()
	}
}

// Output:
// once
// tried
// recovered no good
// recovered no good
// recovered no good
