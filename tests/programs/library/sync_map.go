package main

import (
	"fmt"
	"sort"
	"sync"
)

func main() {
	var m sync.Map
	fmt.Println(m.Load("a"))
	m.Store("a", 1)
	fmt.Println(m.LoadOrStore("a", 2))
	fmt.Println(m.LoadOrStore("b", 2))
	fmt.Println(m.Swap("b", 3))
	fmt.Println(m.Swap("c", 4))
	fmt.Println(m.CompareAndSwap("a", 9, 5), m.CompareAndSwap("a", 1, 5), m.CompareAndSwap("none", nil, 5))
	fmt.Println(m.CompareAndDelete("b", 9), m.CompareAndDelete("b", 3))
	var keys []string
	m.Range(func(k, v any) bool {
		keys = append(keys, fmt.Sprint(k, v))
		return true
	})
	sort.Strings(keys)
	fmt.Println(keys)
	calls := 0
	m.Range(func(k, v any) bool { calls++; return false })
	fmt.Println(calls)
	m.Range(func(k, v any) bool { m.Delete(k); return true })
	fmt.Println(m.LoadAndDelete("a"))
	m.Store(1.5, "x")
	m.Clear()
	fmt.Println(m.Load(1.5))

	var wg sync.WaitGroup
	for w := 0; w < 4; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 100; i++ {
				if v, loaded := m.LoadOrStore(i, w); loaded && v.(int) > 3 {
					fmt.Println("impossible")
				}
			}
		}()
	}
	wg.Wait()
	n := 0
	m.Range(func(any, any) bool { n++; return true })
	fmt.Println(n)
	defer func() { fmt.Println(recover()) }()
	m.Store([]int{1}, "unhashable")
}

// Output:
// <nil> false
// 1 true
// 2 false
// 2 true
// <nil> false
// false true false
// false true
// [a5 c4]
// 1
// <nil> false
// <nil> false
// 100
// runtime error: hash of unhashable type []int
