package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

func main() {
	s := []string{"c", "a", "b"}
	for i, v := range slices.All(s) {
		fmt.Print(i, v, " ")
	}
	for i, v := range slices.Backward(s) {
		fmt.Print(i, v, " ")
	}
	for v := range slices.Values(s) {
		if v == "b" {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println()
	fmt.Println(slices.Collect(slices.Values(s)), slices.Sorted(slices.Values(s)), slices.AppendSeq([]string{"z"}, slices.Values(s)))
	fmt.Println(slices.SortedFunc(slices.Values(s), func(a, b string) int { return strings.Compare(b, a) }))
	fmt.Println(slices.SortedStableFunc(slices.Values([]string{"bb", "a", "cc", "d"}), func(a, b string) int { return len(a) - len(b) }))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, len(c), cap(c), " ")
	}
	fmt.Println(slices.Collect(slices.Values([]int{})) == nil)
	m := map[string]int{"x": 1, "y": 2, "z": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)))
	fmt.Println(maps.Collect(slices.All(s)))
	inverse := map[int]string{}
	for k, v := range maps.All(m) {
		inverse[v] = k
	}
	fmt.Println(inverse)
	maps.Insert(m, maps.All(map[string]int{"w": 0, "x": 9}))
	fmt.Println(m)
}

// Output:
// 0c 1a 2b 2b 1a 0c c a
// [c a b] [a b c] [z c a b]
// [c b a]
// [a d bb cc]
// [1 2] 2 2 [3 4] 2 2 [5] 1 1 true
// [x y z] [1 2 3]
// map[0:c 1:a 2:b]
// map[1:x 2:y 3:z]
// map[w:0 x:9 y:2 z:3]
