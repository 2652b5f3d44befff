package main

import (
	"fmt"
	"unsafe"
)

type T struct{ a, b string }

func main() {
	x := 1
	p := unsafe.Pointer(&x)
	fmt.Println(*(*T)(p))
	q := (*string)(unsafe.Pointer(&x))
	r := unsafe.Pointer(uintptr(p) + 8)
	fmt.Println(q, r, unsafe.Foo, unsafe.Offsetof(x), unsafe.Sizeof(), unsafe.Sizeof(1, 2)) // ERROR "undefined: unsafe.Foo"
	unsafe.Sizeof(x) // ERROR "unsafe.Sizeof(x) (constant 8 of type uintptr) is not used"
}
