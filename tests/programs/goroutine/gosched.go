package main

import (
	"fmt"
	"runtime"
)

func main() {
	runtime.GOMAXPROCS(1)
	ready := false
	go func() { ready = true }()
	for !ready {
		runtime.Gosched()
	}
	fmt.Println("ready", runtime.GOMAXPROCS(0))
}

// Output:
// ready 1
