// The lookup fills the cache while it only reads by lock.
//
// Want: race
package main

import "sync"

type cache struct {
	sync.RWMutex
	values map[int]int
}

func (c *cache) square(n int) int {
	c.RLock()
	v, ok := c.values[n]
	if !ok {
		v = n * n
		c.values[n] = v
	}
	c.RUnlock()
	return v
}

func main() {
	c := cache{values: map[int]int{}}
	var wg sync.WaitGroup
	wg.Go(func() { c.square(2) })
	wg.Go(func() { c.square(3) })
	wg.Wait()
}
