// The first check is made without the lock.
//
// Want: race
package main

import "sync"

type settings struct{ port int }

var (
	mu     sync.Mutex
	once   sync.Once
	shared *settings
)

func get() *settings {
	if shared == nil {
		mu.Lock()
		defer mu.Unlock()
		if shared == nil {
			shared = &settings{8080}
		}
	}
	return shared
}

func main() {
	var wg sync.WaitGroup
	wg.Go(func() { _ = get().port })
	wg.Go(func() { _ = get().port })
	wg.Wait()
}
