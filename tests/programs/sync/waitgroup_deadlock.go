// One Done too few: Wait never returns.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go wg.Done()
	wg.Wait()
}

// Output:
//
// Exit: 2
// Stderr: fatal error: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [sync.WaitGroup.Wait]:
