package main

import "sync"

func main() {
	var mu sync.RWMutex
	mu.RLock()
	mu.RUnlock()
	mu.RUnlock()
}

// Output:
//
// Exit: 2
// Stderr: fatal error: sync: RUnlock of unlocked RWMutex
// Stderr: goroutine 1 [running]:
