// Run-time panics' values have Go's own types.
package main

import (
	"errors"
	"fmt"
	"runtime"
)

func try(f func()) {
	defer func() {
		r := recover()
		fmt.Printf("%T %v\n", r, r)
		err, ok := r.(error)
		var assertion *runtime.TypeAssertionError
		var none *runtime.PanicNilError
		_, isRuntime := r.(runtime.Error)
		fmt.Println(ok && errors.As(err, &assertion), ok && errors.As(err, &none), isRuntime)
	}()
	f()
}

func main() {
	var a any = 1
	var m map[string]int
	var e error
	s, k, zero := []int{1}, 3, 0
	try(func() { panic(nil) })
	try(func() { panic(e) })
	try(func() { _ = a.(string) })
	try(func() { _ = a.(error) })
	try(func() { m["a"] = 1 })
	try(func() { _ = s[k] })
	try(func() { _ = s[k:] })
	try(func() { _ = k / zero })
	try(func() { var p *int; *p = 1 })
	try(func() { var c chan int; close(c) })
	try(func() { c := make(chan int); close(c); close(c) })
	try(func() { c := make(chan int); close(c); c <- 1 })
	try(func() { panic(errors.New("mine")) })
	defer fmt.Println("the last one ends the program")
	_ = a.(string)
}

// Output:
// *runtime.PanicNilError runtime error: panic called with nil argument
// false true true
// *runtime.PanicNilError runtime error: panic called with nil argument
// false true true
// *runtime.TypeAssertionError interface conversion: interface {} is int, not string
// true false true
// *runtime.TypeAssertionError interface conversion: int is not error: missing method Error
// true false true
// runtime.plainError assignment to entry in nil map
// false false true
// runtime.boundsError runtime error: index out of range [3] with length 1
// false false true
// runtime.boundsError runtime error: slice bounds out of range [3:1]
// false false true
// runtime.errorString runtime error: integer divide by zero
// false false true
// runtime.errorString runtime error: invalid memory address or nil pointer dereference
// false false true
// runtime.plainError close of nil channel
// false false true
// runtime.plainError close of closed channel
// false false true
// runtime.plainError send on closed channel
// false false true
// *errors.errorString mine
// false false false
// the last one ends the program
// Exit: 2
// Stderr: panic: interface conversion: interface {} is int, not string
// Stderr: goroutine 1 [running]:
