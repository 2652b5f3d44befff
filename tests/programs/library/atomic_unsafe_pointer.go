package main

import (
	"fmt"
	"sync/atomic"
	"unsafe"
)

type config struct{ name string }

func main() {
	var p unsafe.Pointer
	a, b := &config{"a"}, &config{"b"}
	fmt.Println(atomic.LoadPointer(&p) == nil)
	atomic.StorePointer(&p, unsafe.Pointer(a))
	fmt.Println((*config)(atomic.LoadPointer(&p)).name)
	fmt.Println(atomic.CompareAndSwapPointer(&p, unsafe.Pointer(b), nil), atomic.CompareAndSwapPointer(&p, unsafe.Pointer(a), unsafe.Pointer(b)))
	old := (*config)(atomic.SwapPointer(&p, nil))
	fmt.Println(old.name, p)
}

// Output:
// true
// a
// false true
// b <nil>
