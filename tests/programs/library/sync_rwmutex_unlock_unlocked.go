package main

import "sync"

func main() {
	defer func() { recover() }() // a fatal error cannot be recovered
	var mu sync.RWMutex
	mu.Unlock()
}

// Output:
//
// Exit: 2
// Stderr: fatal error: sync: Unlock of unlocked RWMutex
// Stderr: goroutine 1 [running]:
