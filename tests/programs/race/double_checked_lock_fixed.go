// sync.Once checks without a lock, and orders what it must.
//
// Want: clean
package main

import "sync"

type settings struct{ port int }

var (
	mu     sync.Mutex
	once   sync.Once
	shared *settings
)

func get() *settings {
	once.Do(func() { shared = &settings{8080} })
	return shared
}

func main() {
	var wg sync.WaitGroup
	wg.Go(func() { _ = get().port })
	wg.Go(func() { _ = get().port })
	wg.Wait()
}
