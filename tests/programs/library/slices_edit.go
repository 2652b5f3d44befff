package main

import (
	"fmt"
	"slices"
)

type names []string

func try(f func()) {
	defer func() { fmt.Println("panic:", recover()) }()
	f()
}

func main() {
	s := []int{1, 2, 3, 4}
	s = slices.Insert(s, 1, 10, 11)
	fmt.Println(s, len(s))
	s = slices.Insert(s, len(s), 99)
	fmt.Println(s)
	s = slices.Delete(s, 1, 3)
	fmt.Println(s, s[:7])
	s = slices.DeleteFunc(s, func(v int) bool { return v%2 == 0 })
	fmt.Println(s, s[:5])
	s = slices.Replace(s, 0, 1, 7, 8, 9)
	fmt.Println(s)
	s = slices.Replace(s, 0, 3)
	fmt.Println(s, s[:5])
	fmt.Println(slices.Compact([]int{1, 1, 2, 2, 2, 3, 1, 1}), slices.CompactFunc([]string{"a", "A", "b"}, func(a, b string) bool { return a[0]|32 == b[0]|32 }))
	c := slices.Clone(s)
	c[0] = -1
	fmt.Println(s[0], c[0], slices.Clone([]int(nil)) == nil, slices.Clone([]int{}) == nil)
	g := slices.Grow(c, 10)
	fmt.Println(len(g), cap(g) >= len(c)+10, cap(slices.Clip(g)))
	n := names{"x", "y", "z"}
	slices.Reverse(n)
	fmt.Printf("%v %T\n", n, slices.Concat(n, names{"w"}, nil))
	fmt.Println(slices.Concat[names](), slices.Repeat([]int{1, 2}, 3))
	in := []int{1, 2, 3, 4, 5}
	in = slices.Insert(in[:3], 1, in[2:]...)
	fmt.Println(in)
	try(func() { slices.Insert([]int{1}, 2, 5) })
	try(func() { slices.Delete([]int{1, 2, 3}, 2, 1) })
	try(func() { slices.Delete([]int{1, 2, 3}, 1, 4) })
	try(func() { slices.Grow([]int{}, -1) })
	try(func() { slices.Repeat([]int{1}, -1) })
	try(func() { slices.Chunk([]int{1}, 0) })
	try(func() { slices.Min([]int{}) })
	try(func() { slices.MaxFunc([]int{}, func(a, b int) int { return a - b }) })
}

// Output:
// [1 10 11 2 3 4] 6
// [1 10 11 2 3 4 99]
// [1 2 3 4 99] [1 2 3 4 99 0 0]
// [1 3 99] [1 3 99 0 0]
// [7 8 9 3 99]
// [3 99] [3 99 0 0 0]
// [1 2 3 1] [a b]
// 3 -1 true false
// 2 true 2
// [z y x] main.names
// [] [1 2 1 2 1 2]
// [1 3 4 5 2 3]
// panic: runtime error: slice bounds out of range [2:1]
// panic: runtime error: slice bounds out of range [2:1:]
// panic: runtime error: slice bounds out of range [:4:3]
// panic: cannot be negative
// panic: cannot be negative
// panic: cannot be less than 1
// panic: slices.Min: empty list
// panic: slices.MaxFunc: empty list
