// A panic with an error prints its text, and the program exits with 2.
package main

import (
	"errors"
	"fmt"
)

func main() {
	defer fmt.Println("deferred calls run first")
	panic(fmt.Errorf("outer: %w", errors.New("inner")))
}

// Output:
// deferred calls run first
// Exit: 2
// Stderr: panic: outer: inner
// Stderr: goroutine 1 [running]:
