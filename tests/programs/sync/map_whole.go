// sync.Map: load, store, both at once, delete, swap, compare, range, clear.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	fmt.Println(m.Load("a"))
	m.Store("a", 1)
	fmt.Println(m.LoadOrStore("a", 2))
	fmt.Println(m.LoadOrStore("b", 3))
	fmt.Println(m.Swap("b", 4))
	fmt.Println(m.CompareAndSwap("b", 3, 5), m.CompareAndSwap("b", 4, 5))
	fmt.Println(m.CompareAndDelete("b", 4), m.CompareAndDelete("b", 5))
	fmt.Println(m.LoadAndDelete("a"))
	fmt.Println(m.LoadAndDelete("a"))
	for i := range 5 {
		m.Store(i, i*i)
	}
	sum := 0
	m.Range(func(k, v any) bool { sum += k.(int) + v.(int); return true })
	seen := 0
	m.Range(func(k, v any) bool { seen++; return seen < 2 })
	fmt.Println(sum, seen)
	m.Clear()
	m.Range(func(k, v any) bool { fmt.Println("not empty"); return true })
}

// Output:
// <nil> false
// 1 true
// 3 false
// 3 true
// false true
// false true
// 1 true
// <nil> false
// 40 2
