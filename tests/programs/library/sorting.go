package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"math"
	"sort"
)

type person struct {
	name string
	age  int
}
type byAge []person

func (b byAge) Len() int           { return len(b) }
func (b byAge) Less(i, j int) bool { return b[i].age < b[j].age }
func (b byAge) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type intHeap []int

func (h intHeap) Len() int           { return len(h) }
func (h intHeap) Less(i, j int) bool { return h[i] < h[j] }
func (h intHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *intHeap) Push(x any)        { *h = append(*h, x.(int)) }
func (h *intHeap) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

func main() {
	seed := uint32(1)
	random := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	for _, n := range []int{0, 1, 2, 5, 12, 13, 50, 1000, 5000} {
		a := make([]int, n)
		for i := range a {
			a[i] = random(n + 1)
		}
		b := append([]int(nil), a...)
		c := append([]int(nil), a...)
		d := append([]int(nil), a...)
		sort.Ints(a)
		sort.Sort(sort.Reverse(sort.IntSlice(b)))
		sort.Slice(c, func(i, j int) bool { return c[i] < c[j] })
		sort.Stable(sort.IntSlice(d))
		same := true
		for i := range a {
			same = same && a[i] == c[i] && a[i] == d[i] && a[i] == b[n-1-i]
		}
		fmt.Println(n, sort.IntsAreSorted(a), same)
	}
	for _, shape := range []func(i int) int{func(i int) int { return i }, func(i int) int { return -i }, func(i int) int { return i % 3 }, func(i int) int { return 7 }, func(i int) int { return i ^ 21 }} {
		a := make([]int, 3000)
		for i := range a {
			a[i] = shape(i)
		}
		compared := 0
		sort.Slice(a, func(i, j int) bool { compared++; return a[i] < a[j] })
		fmt.Println(sort.IntsAreSorted(a), compared < 200000)
	}
	people := make([]person, 200)
	for i := range people {
		people[i] = person{fmt.Sprintf("p%03d", i), random(10)}
	}
	stable := append([]person(nil), people...)
	sort.SliceStable(stable, func(i, j int) bool { return stable[i].age < stable[j].age })
	ok := true
	for i := 1; i < len(stable); i++ {
		a, b := stable[i-1], stable[i]
		ok = ok && (a.age < b.age || a.age == b.age && a.name < b.name)
	}
	sort.Sort(byAge(people))
	fmt.Println(ok, sort.IsSorted(byAge(people)), sort.SliceIsSorted(people, func(i, j int) bool { return people[i].age < people[j].age }))
	words := []string{"pear", "apple", "", "fig", "Apple", "éclair", "apple"}
	sort.Strings(words)
	floats := []float64{2.5, math.Inf(1), -1, math.NaN(), 0, math.Inf(-1), 2.5}
	sort.Float64s(floats)
	bools := []bool{true, false, true, false}
	sort.Slice(bools, func(i, j int) bool { return !bools[i] && bools[j] })
	type big struct{ a, b, c, d, e, f, g, h, i, j int }
	bigs := []big{{a: 3, j: 3}, {a: 1, j: 1}, {a: 2, j: 2}}
	sort.Slice(bigs, func(i, j int) bool { return bigs[i].a < bigs[j].a })
	fmt.Printf("%q %v %v %v\n", words, floats, bools, bigs)
	a := []int{1, 3, 5, 7, 9}
	at, found := sort.Find(len(a), func(i int) int { return 5 - a[i] })
	fmt.Println(sort.SearchInts(a, 5), sort.SearchInts(a, 6), sort.SearchInts(a, 100), sort.SearchStrings([]string{"a", "c"}, "b"), sort.Search(10, func(i int) bool { return i*i > 20 }), at, found)

	h := &intHeap{5, 2, 8, 1, 9}
	heap.Init(h)
	heap.Push(h, 3)
	(*h)[2] = 0
	heap.Fix(h, 2)
	fmt.Print(heap.Remove(h, 3), ": ")
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	fmt.Println()

	l := list.New()
	e4 := l.PushBack(4)
	e1 := l.PushFront(1)
	l.InsertBefore(3, e4)
	l.InsertAfter(2, e1)
	l.MoveToFront(e4)
	l.MoveToBack(e1)
	var zero list.List
	zero.PushBack("z")
	l.PushBackList(&zero)
	fmt.Print(l.Len(), l.Front().Value, l.Back().Value, l.Remove(e4), ": ")
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	for e := l.Back(); e != nil; e = e.Prev() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println()
	r := ring.New(4)
	for i := 0; i < r.Len(); i++ {
		r.Value = i
		r = r.Next()
	}
	r.Unlink(1)
	r.Do(func(v any) { fmt.Print(v, " ") })
	fmt.Println(r.Len(), r.Move(-1).Value)
}

// Output:
// 0 true true
// 1 true true
// 2 true true
// 5 true true
// 12 true true
// 13 true true
// 50 true true
// 1000 true true
// 5000 true true
// true true
// true true
// true true
// true true
// true true
// true true true
// ["" "Apple" "apple" "apple" "fig" "pear" "éclair"] [NaN -Inf -1 0 2.5 2.5 +Inf] [false false true true] [{1 0 0 0 0 0 0 0 0 1} {2 0 0 0 0 0 0 0 0 2} {3 0 0 0 0 0 0 0 0 3}]
// 2 3 5 1 5 2 true
// 5: 0 1 2 8 9
// 5 4z4: 2 3 1 z z 1 3 2
// 0 2 3 3 3
