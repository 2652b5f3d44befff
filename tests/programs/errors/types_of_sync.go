// Messages name the types of package sync by its path.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func lock(mu sync.Mutex) {}

func main() {
	var mu sync.Mutex
	var n atomic.Int64
	var x int = n // ERROR "cannot use n (variable of struct type "sync/atomic".Int64) as int value in variable declaration"
	lock(&mu) // ERROR "cannot use &mu (value of type *"sync".Mutex) as "sync".Mutex value in argument to lock"
	mu.foo() // ERROR "mu.foo undefined (type "sync".Mutex has no field or method foo)"
	var l sync.Locker = mu // ERROR "cannot use mu (variable of struct type "sync".Mutex) as "sync".Locker value in variable declaration: "sync".Mutex does not implement "sync".Locker (method Lock has pointer receiver)"
	n = 5 // ERROR "cannot use 5 (untyped int constant) as "sync/atomic".Int64 value in assignment"
	fmt.Println(x, l)
}
