// What package maps does.
package main

import (
	"fmt"
	"maps"
	"slices"
)

func main() {
	m := map[string]int{"one": 1, "two": 2, "three": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)))
	c := maps.Clone(m)
	maps.DeleteFunc(c, func(k string, v int) bool { return v%2 == 1 })
	fmt.Println(c, maps.Equal(m, c))
	maps.Copy(c, map[string]int{"four": 4, "two": 22})
	fmt.Println(c)
	maps.Insert(c, maps.All(map[string]int{"five": 5}))
	fmt.Println(c, maps.Collect(slices.All([]string{"a", "b"})))
	fmt.Println(maps.EqualFunc(m, m, func(a, b int) bool { return a == -b }))
}

// Output:
// [one three two] [1 2 3]
// map[two:2] false
// map[four:4 two:22]
// map[five:5 four:4 two:22] map[0:a 1:b]
// false
