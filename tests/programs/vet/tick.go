// time.Tick in a loop makes a ticker each time round. Staticcheck and Raceway say so, go vet does not.
package main

import (
	"fmt"
	"time"
)

func main() {
	n := 0
	for n < 2 {
		select {
		case <-time.Tick(time.Millisecond): // TICK "time.Tick in a loop makes a new ticker each time: its first tick is a full interval away, and nothing can stop the ticker; make it before the loop"
			n++
		}
	}
	tick := time.Tick(time.Millisecond)
	for range 2 {
		<-tick
	}
	for range time.Tick(time.Millisecond) {
		break
	}
	fmt.Println(n)
}

// Output:
// 2
