// A panic in a function that WaitGroup.Go started ends the program.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Go(func() { panic("in Go") })
	wg.Wait()
}

// Output:
//
// Exit: 2
// Stderr: panic: in Go [recovered, repanicked]
