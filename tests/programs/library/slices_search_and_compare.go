package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

type point struct{ x, y int }

func main() {
	s := []string{"go", "rust", "zig"}
	fmt.Println(slices.Index(s, "rust"), slices.Index(s, "c"), slices.Contains(s, "zig"), slices.IndexFunc(s, func(v string) bool { return len(v) > 2 }))
	fmt.Println(slices.ContainsFunc(s, func(v string) bool { return v == "" }))
	fmt.Println(slices.BinarySearch(s, "rust"))
	fmt.Println(slices.BinarySearch(s, "haskell"))
	pts := []point{{1, 2}, {3, 4}, {5, 6}}
	fmt.Println(slices.BinarySearchFunc(pts, 3, func(p point, x int) int { return cmp.Compare(p.x, x) }))
	fmt.Println(slices.Contains(pts, point{3, 4}), slices.Equal(pts, slices.Clone(pts)))
	fmt.Println(slices.Equal([]float64{math.NaN()}, []float64{math.NaN()}), slices.Equal([]int{}, nil))
	fmt.Println(slices.EqualFunc(s, []int{2, 4, 3}, func(a string, b int) bool { return len(a) == b }))
	fmt.Println(slices.Compare([]int{1, 2}, []int{1, 3}), slices.Compare([]int{1, 2}, []int{1}), slices.Compare([]int{}, []int{1}), slices.Compare([]int{1}, []int{1}))
	fmt.Println(slices.CompareFunc(s, []string{"GO", "RUST"}, func(a, b string) int { return strings.Compare(a, strings.ToLower(b)) }))
	fmt.Println(slices.Min([]int{3, 1, 2}), slices.Max(s), slices.Max([]float64{1, math.NaN(), 2}), slices.Min([]float64{0, math.Copysign(0, -1)}))
	longest := slices.MaxFunc(s, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	shortest := slices.MinFunc(s, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	fmt.Println(longest, shortest)
}

// Output:
// 1 -1 true 1
// false
// 1 true
// 1 false
// 1 true
// true true
// false true
// true
// -1 1 -1 0
// 1
// 1 zig NaN -0
// rust go
