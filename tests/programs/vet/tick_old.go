//go:build go1.21

// Before Go 1.23 nothing collects a ticker that was forgotten.
package main

import (
	"fmt"
	"time"
)

func wait() {
	<-time.Tick(time.Millisecond) // TICK "time.Tick leaks its ticker when the function returns: nothing can stop it; use time.NewTicker and Stop"
}

func forever(n chan int) {
	tick := time.Tick(time.Millisecond)
	for {
		<-tick
		n <- 1
	}
}

func main() {
	wait()
	n := make(chan int)
	go forever(n)
	fmt.Println(<-n)
}

// Output:
// 1
