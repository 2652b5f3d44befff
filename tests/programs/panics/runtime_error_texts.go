// The texts of what the runtime refuses, as recover gets them.
package main

import (
	"errors"
	"fmt"
	"runtime"
)

type thing struct{ n int }

func (t thing) M() {}

type mer interface{ M() }

func try(name string, f func()) {
	defer func() {
		r := recover()
		err, _ := r.(error)
		var re runtime.Error
		fmt.Printf("%s: %v (runtime.Error: %v)\n", name, r, errors.As(err, &re))
	}()
	f()
}

func main() {
	list, text, zero, minus := []int{1, 2, 3}, "abc", 0, -1
	array := [4]int{}
	var none *thing
	var nothing mer
	var anything any = "text"
	var m map[string]int
	five := 5
	try("index", func() { _ = list[five] })
	try("negative index", func() { _ = list[minus] })
	try("array", func() { _ = array[five] })
	try("string", func() { _ = text[five] })
	try("slice high", func() { _ = list[:five] })
	try("slice low", func() { _ = list[five:] })
	try("slice order", func() { _ = list[3:zero] })
	try("slice of string", func() { _ = text[five:] })
	try("slice cap", func() { _ = list[:1:five] })
	try("slice of array", func() { _ = array[five:] })
	try("to array", func() { _ = [4]int(list) })
	try("divide", func() { _ = 1 / zero })
	try("modulo", func() { _ = 1 % zero })
	try("nil pointer", func() { _ = none.n })
	try("nil interface", func() { nothing.M() })
	try("nil function", func() { var f func(); f() })
	try("nil map", func() { m["a"] = 1 })
	try("make", func() { _ = make([]int, minus) })
	try("make channel", func() { _ = make(chan int, minus) })
	try("make cap", func() { _ = make([]int, 2, zero) })
	try("shift", func() { _ = 1 << minus })
	try("assert", func() { _ = anything.(int) })
	try("assert interface", func() { _ = anything.(mer) })
	try("assert nil", func() { _ = nothing.(thing) })
	try("uncomparable", func() { var a, b any = list, list; _ = a == b })
	try("unhashable", func() { _ = map[any]int{list: 1} })
	try("nil panic", func() { panic(nil) })
}

// Output:
// index: runtime error: index out of range [5] with length 3 (runtime.Error: true)
// negative index: runtime error: index out of range [-1] (runtime.Error: true)
// array: runtime error: index out of range [5] with length 4 (runtime.Error: true)
// string: runtime error: index out of range [5] with length 3 (runtime.Error: true)
// slice high: runtime error: slice bounds out of range [:5] with capacity 3 (runtime.Error: true)
// slice low: runtime error: slice bounds out of range [5:3] (runtime.Error: true)
// slice order: runtime error: slice bounds out of range [3:0] (runtime.Error: true)
// slice of string: runtime error: slice bounds out of range [5:3] (runtime.Error: true)
// slice cap: runtime error: slice bounds out of range [::5] with capacity 3 (runtime.Error: true)
// slice of array: runtime error: slice bounds out of range [5:4] (runtime.Error: true)
// to array: runtime error: cannot convert slice with length 3 to array or pointer to array with length 4 (runtime.Error: true)
// divide: runtime error: integer divide by zero (runtime.Error: true)
// modulo: runtime error: integer divide by zero (runtime.Error: true)
// nil pointer: runtime error: invalid memory address or nil pointer dereference (runtime.Error: true)
// nil interface: runtime error: invalid memory address or nil pointer dereference (runtime.Error: true)
// nil function: runtime error: invalid memory address or nil pointer dereference (runtime.Error: true)
// nil map: assignment to entry in nil map (runtime.Error: true)
// make: runtime error: makeslice: len out of range (runtime.Error: true)
// make channel: makechan: size out of range (runtime.Error: true)
// make cap: runtime error: makeslice: cap out of range (runtime.Error: true)
// shift: runtime error: negative shift amount (runtime.Error: true)
// assert: interface conversion: interface {} is string, not int (runtime.Error: true)
// assert interface: interface conversion: string is not main.mer: missing method M (runtime.Error: true)
// assert nil: interface conversion: main.mer is nil, not main.thing (runtime.Error: true)
// uncomparable: runtime error: comparing uncomparable type []int (runtime.Error: true)
// unhashable: runtime error: hash of unhashable type []int (runtime.Error: true)
// nil panic: runtime error: panic called with nil argument (runtime.Error: true)
