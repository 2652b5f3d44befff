// What package slices does to a list.
package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

type person struct {
	name string
	age  int
}

func main() {
	s := []int{3, 1, 4, 1, 5, 9, 2, 6}
	sorted := slices.Sorted(slices.Values(s))
	fmt.Println(sorted, s, slices.IsSorted(sorted))
	fmt.Println(slices.Compact(slices.Clone(sorted)), slices.Contains(s, 4), slices.Index(s, 1))
	fmt.Println(slices.Max(s), slices.Min(s))
	r := slices.Clone(s)
	slices.Reverse(r)
	fmt.Println(r, slices.Equal(r, s), slices.Compare(r, s))
	fmt.Println(slices.Insert([]int{1, 2}, 1, 7, 8), slices.Delete([]int{1, 2, 3, 4}, 1, 3))
	fmt.Println(slices.Replace([]int{1, 2, 3}, 0, 2, 9), slices.Concat(s[:1], s[2:3]), slices.Repeat([]int{1, 2}, 2))
	people := []person{{"ann", 30}, {"bob", 25}, {"cid", 30}}
	slices.SortStableFunc(people, func(a, b person) int { return cmp.Compare(b.age, a.age) })
	fmt.Println(people)
	fmt.Println(slices.BinarySearchFunc(sorted, 5, cmp.Compare[int]))
	for chunk := range slices.Chunk(s, 3) {
		fmt.Print(chunk, " ")
	}
	fmt.Println(slices.Collect(strings.SplitSeq("a,b,c", ",")))
	fmt.Println(slices.ContainsFunc(s, func(n int) bool { return n > 8 }), slices.IndexFunc(s, func(n int) bool { return n > 3 }))
	fmt.Println(slices.MaxFunc(people, func(a, b person) int { return strings.Compare(a.name, b.name) }))
}

// Output:
// [1 1 2 3 4 5 6 9] [3 1 4 1 5 9 2 6] true
// [1 2 3 4 5 6 9] true 1
// 9 1
// [6 2 9 5 1 4 1 3] false 1
// [1 7 8 2] [1 4]
// [9 3] [3 4] [1 2 1 2]
// [{ann 30} {cid 30} {bob 25}]
// 5 true
// [3 1 4] [1 5 9] [2 6] [a b c]
// true 2
// {cid 30}
