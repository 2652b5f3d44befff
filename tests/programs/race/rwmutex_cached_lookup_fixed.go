// What is missing is stored under the write lock.
//
// Want: clean
package main

import "sync"

type cache struct {
	sync.RWMutex
	values map[int]int
}

func (c *cache) square(n int) int {
	c.RLock()
	v, ok := c.values[n]
	c.RUnlock()
	if !ok {
		c.Lock()
		v = n * n
		c.values[n] = v
		c.Unlock()
	}
	return v
}

func main() {
	c := cache{values: map[int]int{}}
	var wg sync.WaitGroup
	wg.Go(func() { c.square(2) })
	wg.Go(func() { c.square(3) })
	wg.Wait()
}
