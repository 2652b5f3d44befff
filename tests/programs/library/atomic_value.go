package main

import (
	"fmt"
	"sync/atomic"
)

type config struct{ a, b int }

func main() {
	var v atomic.Value
	fmt.Println(v.Load())
	v.Store(config{1, 2})
	fmt.Println(v.Load().(config).b, v.Swap(config{3, 4}), v.CompareAndSwap(config{1, 2}, config{5, 6}), v.CompareAndSwap(config{3, 4}, config{5, 6}), v.Load())
	for _, f := range []func(){
		func() { v.Store(nil) },
		func() { v.Store("text") },
		func() { v.Swap(nil) },
		func() { v.Swap(1) },
		func() { v.CompareAndSwap(config{5, 6}, nil) },
		func() { v.CompareAndSwap(1, config{}) },
		func() { v.CompareAndSwap(1, 2) },
		func() {
			var w atomic.Value
			fmt.Println(w.CompareAndSwap(nil, []int{1}), w.Swap([]int{2}))
			w.CompareAndSwap([]int{1}, []int{2})
		},
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

// Output:
// <nil>
// 2 {1 2} false true {5 6}
// sync/atomic: store of nil value into Value
// sync/atomic: store of inconsistently typed value into Value
// sync/atomic: swap of nil value into Value
// sync/atomic: swap of inconsistently typed value into Value
// sync/atomic: compare and swap of nil value into Value
// sync/atomic: compare and swap of inconsistently typed values
// sync/atomic: compare and swap of inconsistently typed value into Value
// true [1]
// runtime error: comparing uncomparable type []int
