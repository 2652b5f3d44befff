package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

type level int8
type person struct {
	name string
	age  int
}

func main() {
	ints := []int{5, 2, -8, 1, 9, 0}
	slices.Sort(ints)
	fmt.Println(ints, slices.IsSorted(ints))
	words := []string{"pear", "fig", "apple"}
	slices.Sort(words)
	fmt.Println(words)
	fl := []float64{2, math.NaN(), math.Inf(-1), -0.5}
	slices.Sort(fl)
	fmt.Println(fl)
	f32 := []float32{2, float32(math.NaN()), -1}
	slices.Sort(f32)
	fmt.Println(f32)
	levels := []level{3, -1, 2}
	slices.Sort(levels)
	fmt.Println(levels, slices.IsSorted([]level{2, 1}))
	people := []person{{"Ann", 30}, {"Bob", 25}, {"Cid", 30}, {"Dee", 25}, {"Eve", 30}}
	slices.SortFunc(people, func(a, b person) int {
		return cmp.Or(cmp.Compare(a.age, b.age), -cmp.Compare(a.name, b.name))
	})
	fmt.Println(people)
	slices.SortStableFunc(people, func(a, b person) int { return cmp.Compare(b.age, a.age) })
	fmt.Println(people, slices.IsSortedFunc(people, func(a, b person) int { return b.age - a.age }))
	big := make([]uint16, 2000)
	x := uint16(1)
	for i := range big {
		x = x*25173 + 13849
		big[i] = x
	}
	slices.Sort(big)
	fmt.Println(slices.IsSorted(big), big[0], big[1000], big[1999])
	pairs := make([][2]int, 500)
	for i := range pairs {
		pairs[i] = [2]int{i * 7 % 10, i}
	}
	slices.SortStableFunc(pairs, func(a, b [2]int) int { return a[0] - b[0] })
	fmt.Println(pairs[0], pairs[49], pairs[50], pairs[499], slices.IsSortedFunc(pairs, func(a, b [2]int) int {
		return cmp.Or(a[0]-b[0], a[1]-b[1])
	}))
	same := make([]int8, 300)
	slices.Sort(same)
	organ := make([]int32, 401)
	for i := range organ {
		organ[i] = int32(min(i, 400-i))
	}
	slices.SortFunc(organ, func(a, b int32) int { return int(b - a) })
	fmt.Println(same[299], organ[0], organ[1], organ[2], organ[400])
}

// Output:
// [-8 0 1 2 5 9] true
// [apple fig pear]
// [NaN -Inf -0.5 2]
// [NaN -1 2]
// [-1 2 3] false
// [{Dee 25} {Bob 25} {Eve 30} {Cid 30} {Ann 30}]
// [{Eve 30} {Cid 30} {Ann 30} {Dee 25} {Bob 25}] true
// true 84 32639 65503
// [0 0] [0 490] [1 3] [9 497] true
// 0 200 199 199 0
