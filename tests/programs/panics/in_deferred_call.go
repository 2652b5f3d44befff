// A panic in a deferred call replaces the one before; the trace shows both.
package main

import "fmt"

func main() {
	defer fmt.Println("still runs")
	defer func() { panic("second") }()
	panic("first")
}

// Output:
// still runs
// Exit: 2
// Stderr: panic: first
// Stderr: goroutine 1 [running]:
