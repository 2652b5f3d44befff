// A cache of the most recently used, by container/list and a map.
package main

import (
	"container/list"
	"fmt"
)

type cache struct {
	order *list.List
	items map[string]*list.Element
}

func (c *cache) use(key string) {
	if e, ok := c.items[key]; ok {
		c.order.MoveToFront(e)
		return
	}
	c.items[key] = c.order.PushFront(key)
	if c.order.Len() > 3 {
		delete(c.items, c.order.Remove(c.order.Back()).(string))
	}
}

func main() {
	c := cache{list.New(), map[string]*list.Element{}}
	for _, key := range []string{"a", "b", "c", "a", "d", "e", "a"} {
		c.use(key)
		for e := c.order.Front(); e != nil; e = e.Next() {
			fmt.Print(e.Value, " ")
		}
		fmt.Println(len(c.items))
	}
}

// Output:
// a 1
// b a 2
// c b a 3
// a c b 3
// d a c 3
// e d a 3
// a e d 3
