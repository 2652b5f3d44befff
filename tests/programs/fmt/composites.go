package main

import (
	"fmt"
	"time"
)

type inner struct {
	A int
	b string
}
type outer struct {
	inner
	P    *inner
	I    any
	E    error
	S    []inner
	M    map[string]int
	F    func()
	C    chan int
	D    time.Duration
	d    time.Duration
	Arr  [2]bool
	Next *outer
}
type empty struct{}
type problem string

func (p problem) Error() string { return string(p) }

type list []int
type table map[string]list
type pair struct{ X, Y any }
type number int
type fn func(int) string

func main() {
	var nilMap map[string]int
	var nilSlice []int
	var nilPointer *inner
	var nilFunc func()
	var nilChan chan int
	var nilError error
	values := []any{
		inner{1, "x"}, &inner{2, "y"}, outer{}, outer{I: 5, E: problem("bad"), S: []inner{{1, "a"}, {2, "b"}}, M: map[string]int{"z": 1, "a": 2}, D: time.Second, d: time.Second},
		empty{}, &empty{}, struct{}{}, list{1, 2}, list(nil), []int{}, nilSlice, &[]int{1, 2}, [3]int{1, 2, 3}, &[2]string{"a", "b"},
		map[string]int{"b": 2, "a": 1, "c": 3}, nilMap, &map[int]bool{2: true, 1: false}, table{"k": {1}, "j": nil},
		pair{1, "s"}, pair{nil, []any{1, nil, "x", 2.5}}, []any{1, "a", nil, true}, []*inner{nil}, [][]int{{1}, {2, 3}, nil},
		nilPointer, nilFunc, nilChan, nilError, nil, true, []bool{true, false}, [2]error{}, []error{problem("e1"), nil},
		map[any]int{2: 2, 1: 5, 10: 3}, map[bool]string{true: "t", false: "f"}, map[[2]int]string{{2, 1}: "b", {1, 9}: "a"}, map[inner]int{{2, "a"}: 1, {1, "z"}: 2},
		struct {
			A int
			B struct{ C []string }
		}{1, struct{ C []string }{[]string{"q"}}},
		number(7), []number{1, 2}, map[number]number{3: 4}, fn(nil), []time.Duration{1500 * time.Millisecond, 0}, time.March, time.Sunday,
	}
	for _, format := range []string{"%v", "%+v", "%#v", "%d", "%s", "%q", "%x", "%5v", "%-5v|", "%T", "%t", "%.1v"} {
		for i, v := range values {
			fmt.Printf("%s %d: "+format+"\n", format, i, v)
		}
	}
	fmt.Print(1, 2, "a", 3, 4, "b", "c", nil, nil, 'x', []int{1}, "\n")
	fmt.Println()
	fmt.Println("a", 1, nil, []string(nil), map[string]int(nil), struct{ a, b int }{1, 2})
	fmt.Println(fmt.Sprint(), fmt.Sprint("a", "b"), fmt.Sprint(1, 2), fmt.Sprintln("x", 1) == "x 1\n")
}
