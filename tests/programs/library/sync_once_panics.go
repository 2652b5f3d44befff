package main

import (
	"fmt"
	"sync"
)

func main() {
	var once sync.Once
	func() {
		defer func() { fmt.Println("first:", recover()) }()
		once.Do(func() { panic("failed") })
	}()
	once.Do(func() { fmt.Println("never runs") })
	var other sync.Once
	for i := 0; i < 3; i++ {
		other.Do(func() { fmt.Println("once, i =", i) })
	}
	n := 0
	f := sync.OnceFunc(func() { n++ })
	f()
	f()
	fmt.Println(n)
	g := sync.OnceFunc(func() { panic(fmt.Errorf("bad %d", n)) })
	for i := 0; i < 2; i++ {
		func() {
			defer func() { fmt.Println(recover()) }()
			g()
		}()
	}
}

// Output:
// first: failed
// once, i = 0
// 1
// bad 1
// bad 1
