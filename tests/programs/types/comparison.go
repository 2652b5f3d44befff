// What compares equal: structs, arrays, interfaces, pointers, channels, NaN.
package main

import (
	"errors"
	"fmt"
	"math"
)

type p struct {
	x int
	s string
}

type fails struct{ f func() }

func main() {
	fmt.Println(p{1, "a"} == p{1, "a"}, p{1, "a"} != p{1, "b"}, [2]int{1, 2} == [2]int{1, 2})
	var a, b any = 1, 1
	var c any = int64(1)
	fmt.Println(a == b, a == c, a == 1, c == int64(1), a != nil)
	x, y := 1, 1
	fmt.Println(&x == &x, &x == &y, *(&x) == *(&y))
	c1, c2 := make(chan int), make(chan int)
	var c3 <-chan int = c1
	fmt.Println(c1 == c2, c3 == c1)
	nan := math.NaN()
	fmt.Println(nan == nan, nan < 1, nan != nan, math.Inf(1) > 1e308)
	e1, e2 := errors.New("e"), errors.New("e")
	fmt.Println(e1 == e2, e1 == e1, errors.Is(fmt.Errorf("w: %w", e1), e1))
	var err error
	var pe *fault
	fmt.Println(err == nil, error(pe) == nil, pe == nil)
	defer func() { fmt.Println(recover()) }()
	var f1, f2 any = fails{}, fails{}
	fmt.Println(f1 == f2)
}

type fault struct{}

func (*fault) Error() string { return "fault" }

// Output:
// true true true
// true false true true true
// true false true
// false true
// false false true true
// false true true
// true false true
// runtime error: comparing uncomparable type main.fails
