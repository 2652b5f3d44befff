package main

import (
	"fmt"
	"math"
	"reflect"
)

type loop struct {
	n    int
	next *loop
	m    map[string]*loop
}

type t1 struct {
	a []int
	b map[int]string
	c any
	f func()
}

func main() {
	nan := math.NaN()
	s := []float64{nan}
	m := map[string]float64{"x": nan}
	l1, l2 := &loop{n: 1}, &loop{n: 1}
	l1.next, l2.next = l1, l2
	l1.m, l2.m = map[string]*loop{"self": l1}, map[string]*loop{"self": l2}
	f := func() {}
	for i, pair := range [][2]any{
		{1, 1}, {1, 2}, {"a", "a"}, {nil, nil}, {nil, 0}, {[]int{}, []int{}}, {[]int(nil), []int{}},
		{map[int]int{}, map[int]int(nil)}, {nan, nan}, {s, s}, {[]float64{nan}, []float64{nan}}, {m, m},
		{l1, l2}, {f, f}, {(func())(nil), (func())(nil)}, {[2]int{1, 2}, [2]int{1, 2}}, {[]byte("abc"), []byte("abc")}, {[]byte("abc"), []byte("abd")},
		{t1{a: []int{1}, b: map[int]string{1: "x"}, c: []string{"q"}}, t1{a: []int{1}, b: map[int]string{1: "x"}, c: []string{"q"}}},
		{t1{c: 1}, t1{c: int8(1)}}, {&t1{}, &t1{}}, {&t1{a: []int{1}}, &t1{}}, {error(nil), nil},
		{map[string][]int{"a": {1, 2}}, map[string][]int{"a": {1, 2}}}, {map[string][]int{"a": {1, 2}}, map[string][]int{"a": {1, 3}}},
		{[]bool{true, false}, []bool{true, false}}, {[3]bool{true}, [3]bool{true}}, {1 + 2i, 1 + 2i}, {make(chan int), make(chan int)},
	} {
		fmt.Print(i, reflect.DeepEqual(pair[0], pair[1]), " ")
	}
	fmt.Println()
	long := &loop{}
	longer := &loop{}
	a, b := long, longer
	for range 50000 {
		a.next, b.next = &loop{}, &loop{}
		a, b = a.next, b.next
	}
	fmt.Println(reflect.DeepEqual(long, longer))
	b.n = 1
	fmt.Println(reflect.DeepEqual(long, longer))
}

// Output:
// 0 true 1 false 2 true 3 true 4 false 5 true 6 false 7 false 8 false 9 true 10 false 11 true 12 true 13 false 14 true 15 true 16 true 17 false 18 true 19 false 20 true 21 false 22 true 23 true 24 false 25 true 26 true 27 true 28 false
// true
// false
