package main

import "sync"

func main() {
	var mu sync.Mutex
	defer func() { recover() }()
	mu.Unlock()
}

// Output:
//
// Exit: 2
// Stderr: fatal error: sync: unlock of unlocked mutex
// Stderr: goroutine 1 [running]:
