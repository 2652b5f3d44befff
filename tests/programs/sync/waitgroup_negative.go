package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Done()
}

// Output:
//
// Exit: 2
// Stderr: panic: sync: negative WaitGroup counter
// Stderr: goroutine 1 [running]:
