// The arguments of a deferred call are evaluated at once.
package main

import (
	"fmt"
	"time"
)

func report(d time.Duration) { fmt.Println("took", d >= 0) }

func main() {
	start := time.Now()
	defer report(time.Since(start))                   // VET "call to time.Since is not deferred"
	defer fmt.Println("took", time.Since(start) >= 0) // VET "call to time.Since is not deferred"
	defer func() { report(time.Since(start)) }()
	defer func(d time.Duration) { report(d) }(time.Since(start)) // VET "call to time.Since is not deferred"
	defer report(time.Now().Sub(start))
}

// Output:
// took true
// took true
// took true
// took true
// took true
