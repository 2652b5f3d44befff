package main

import (
	"fmt"
	"math"
	"sort"
)

type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func main() {
	words := []string{"pear", "fig", "banana", "kiwi", "apple", "date", "plum"}
	sort.Stable(byLen(words))
	fmt.Println(words, sort.IsSorted(byLen(words)))
	sort.Sort(sort.Reverse(sort.StringSlice(words)))
	fmt.Println(words)
	ints := sort.IntSlice{5, 2, 8, 1, 9}
	ints.Sort()
	fmt.Println(ints, ints.Search(8), ints.Search(3), sort.SearchInts(ints, 10))
	fl := sort.Float64Slice{2.5, math.NaN(), -1, math.Inf(1)}
	fl.Sort()
	fmt.Println(fl, fl.Search(2.5), sort.SearchFloat64s([]float64{1, 2}, 1.5))
	st := sort.StringSlice{"b", "a"}
	st.Sort()
	fmt.Println(st, st.Search("b"), sort.SearchStrings(st, "aa"))
	fmt.Println(sort.Find(5, func(i int) int { return 3 - i }))
	fmt.Println(sort.Find(5, func(i int) int { return 9 }))
	fmt.Println(sort.IntsAreSorted(ints), sort.StringsAreSorted(words), sort.Float64sAreSorted(fl))
	people := []struct {
		Name string
		Age  int
	}{{"A", 30}, {"B", 25}, {"C", 30}, {"D", 25}}
	sort.SliceStable(people, func(i, j int) bool { return people[i].Age < people[j].Age })
	fmt.Println(people)
	big := make([]int, 1000)
	for i := range big {
		big[i] = i * 7919 % 1000
	}
	sort.Slice(big, func(i, j int) bool { return big[i] > big[j] })
	fmt.Println(big[0], big[500], big[999], sort.SliceIsSorted(big, func(i, j int) bool { return big[i] > big[j] }))
	fmt.Println(sort.Search(1000, func(i int) bool { return big[i] <= 500 }))
}

// Output:
// [fig pear kiwi date plum apple banana] true
// [plum pear kiwi fig date banana apple]
// [1 2 5 8 9] 3 2 5
// [NaN -1 2.5 +Inf] 2 1
// [a b] 1 1
// 3 true
// 5 false
// true false true
// [{B 25} {D 25} {A 30} {C 30}]
// 999 499 0 true
// 499
