// The dump says what each goroutine waits for: a channel, a lock, a group, a condition, select.
package main

import (
	"runtime"
	"sync"
)

func main() {
	var mu sync.Mutex
	mu.Lock()
	var rw sync.RWMutex
	rw.Lock()
	var wg sync.WaitGroup
	wg.Add(1)
	cond := sync.NewCond(new(sync.Mutex))
	var none chan int
	a := make(chan int)
	go func() { <-a }()
	go func() { a2 := make(chan int); a2 <- 1 }()
	go mu.Lock()
	go rw.RLock()
	go func() { cond.L.Lock(); cond.Wait() }()
	go func() { <-none }()
	go func() { none <- 1 }()
	go func() {
		select {
		case <-none:
		case none <- 1:
		}
	}()
	for range 20 {
		runtime.Gosched()
	}
	wg.Wait()
}

// Exit: 2
// Stderr: fatal error: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [sync.WaitGroup.Wait]:
// Stderr: [chan receive]:
// Stderr: [chan send]:
// Stderr: [sync.Mutex.Lock]:
// Stderr: [sync.RWMutex.RLock]:
// Stderr: [sync.Cond.Wait]:
// Stderr: [chan receive (nil chan)]:
// Stderr: [chan send (nil chan)]:
// Stderr: [select]:
