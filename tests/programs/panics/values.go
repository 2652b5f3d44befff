// recover gives back what panic was given.
package main

import (
	"errors"
	"fmt"
)

type code int

func try(f func()) {
	defer func() {
		r := recover()
		if err, ok := r.(error); ok {
			fmt.Println("error:", err)
		} else {
			fmt.Printf("%T: %v\n", r, r)
		}
	}()
	f()
}

func main() {
	try(func() { panic("text") })
	try(func() { panic(42) })
	try(func() { panic(code(7)) })
	try(func() { panic(errors.New("made")) })
	try(func() { var s []int; _ = s[5] })
	try(func() { s := []int{1, 2}; n := 3; _ = s[1:n] })
	try(func() { s := "abc"; n := 2; _ = s[n:1] })
	try(func() { a := [3]int{}; n := -1; a[n+0]++ })
	try(func() { var m map[int]int; m[1]++ })
	try(func() { var p *int; *p = 1 })
	try(func() { n := 0; _ = 5 % n })
	try(func() { var v any = 1; _ = v.(string) })
	try(func() { var v any; _ = v.(string) })
	try(func() { var v any = code(1); _ = v.(fmt.Stringer) })
	try(func() { m := map[any]int{}; m[[]int{1}] = 1 })
	try(func() { var a, b any = []int{1}, []int{1}; _ = a == b })
	try(func() { n := -1; _ = make([]int, n) })
	try(func() { n := -1; _ = 1 << n })
	try(func() { var f func(); f() })
	try(func() { s := []int{1, 2}; _ = [4]int(s) })
	try(func() {})
}

// Output:
// string: text
// int: 42
// main.code: 7
// error: made
// error: runtime error: index out of range [5] with length 0
// error: runtime error: slice bounds out of range [:3] with capacity 2
// error: runtime error: slice bounds out of range [2:1]
// error: runtime error: index out of range [-1]
// error: assignment to entry in nil map
// error: runtime error: invalid memory address or nil pointer dereference
// error: runtime error: integer divide by zero
// error: interface conversion: interface {} is int, not string
// error: interface conversion: interface {} is nil, not string
// error: interface conversion: main.code is not fmt.Stringer: missing method String
// error: runtime error: hash of unhashable type []int
// error: runtime error: comparing uncomparable type []int
// error: runtime error: makeslice: len out of range
// error: runtime error: negative shift amount
// error: runtime error: invalid memory address or nil pointer dereference
// error: runtime error: cannot convert slice with length 2 to array or pointer to array with length 4
// <nil>: <nil>
