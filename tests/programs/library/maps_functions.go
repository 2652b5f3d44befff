package main

import (
	"fmt"
	"maps"
)

type scores map[string]int

func main() {
	m := scores{"a": 1, "b": 2}
	c := maps.Clone(m)
	c["c"] = 3
	fmt.Printf("%v %v %T %v\n", m, c, c, maps.Clone(scores(nil)) == nil)
	fmt.Println(maps.Equal(m, map[string]int{"b": 2, "a": 1}), maps.Equal(m, c))
	fmt.Println(maps.EqualFunc(m, map[string]string{"a": "x", "b": "xx"}, func(n int, s string) bool { return n == len(s) }))
	maps.Copy(m, map[string]int{"b": 20, "d": 4})
	fmt.Println(m)
	maps.DeleteFunc(m, func(k string, v int) bool { return v > 3 })
	fmt.Println(m)
	n := 0
	for range maps.Keys(c) {
		n++
		if n == 2 {
			break
		}
	}
	sum := 0
	for v := range maps.Values(c) {
		sum += v
	}
	fmt.Println(n, sum)
	defer func() { fmt.Println(recover()) }()
	maps.Copy(scores(nil), m)
}

// Output:
// map[a:1 b:2] map[a:1 b:2 c:3] main.scores true
// true false
// true
// map[a:1 b:20 d:4]
// map[a:1]
// 2 6
// assignment to entry in nil map
