// A channel without a buffer may miss the signal.
package main

import (
	"fmt"
	"os"
	"os/signal"
)

func main() {
	c := make(chan os.Signal)
	signal.Notify(c, os.Interrupt) // VET "misuse of unbuffered os.Signal channel as argument to signal.Notify"
	d := make(chan os.Signal, 1)
	signal.Notify(d, os.Interrupt)
	var e = make(chan os.Signal)
	signal.Notify(e) // VET "misuse of unbuffered os.Signal channel as argument to signal.Notify"
	var f chan os.Signal
	f = d
	signal.Notify(f)
	fmt.Println(cap(c), cap(d), cap(e))
}

// Output:
// 0 1 0
