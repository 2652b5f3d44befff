// A Once whose function panics counts as done.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var once sync.Once
	try := func(name string) {
		defer func() { fmt.Println(name, recover()) }()
		once.Do(func() { panic("first") })
	}
	try("a")
	try("b")
}

// Output:
// a first
// b <nil>
