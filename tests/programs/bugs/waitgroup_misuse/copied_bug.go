// The function gets a copy of the group, whose Done the caller does not see.
//
// Want: deadlock
package main

import "sync"

func work(wg sync.WaitGroup) {
	defer wg.Done()
}

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go work(wg)
	wg.Wait()
}
