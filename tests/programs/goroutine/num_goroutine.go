// NumGoroutine counts those that wait too; after they are done it falls back.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	release, gone := make(chan bool), make(chan bool)
	before := runtime.NumGoroutine()
	for range 5 {
		go func() { <-release; gone <- true }()
	}
	fmt.Println(runtime.NumGoroutine() - before)
	close(release)
	for range 5 {
		<-gone
	}
	for runtime.NumGoroutine() != before {
		runtime.Gosched()
	}
	fmt.Println(runtime.NumGoroutine() - before)
}

// Output:
// 5
// 0
