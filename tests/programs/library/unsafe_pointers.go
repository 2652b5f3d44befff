package main

import (
	"fmt"
	"sync/atomic"
	"unsafe"
)

type S struct {
	a bool
	b int64
	c uint16
	d string
	e []int
	f any
	g [3]byte
	h struct{}
}

type node struct {
	v    int
	next unsafe.Pointer
}

type E struct {
	x int32
	S
	p *S
}

const size = unsafe.Sizeof(S{})

func main() {
	var s S
	var e E
	fmt.Println(size, unsafe.Alignof(s), unsafe.Offsetof(s.d), unsafe.Offsetof(s.g), unsafe.Sizeof(s.g), unsafe.Sizeof(1), unsafe.Sizeof('x'), unsafe.Sizeof(2.5), unsafe.Sizeof("abc"))
	fmt.Println(unsafe.Sizeof(e), unsafe.Offsetof(e.S), unsafe.Offsetof(e.b), unsafe.Sizeof(uintptr(0)), unsafe.Sizeof(map[int]int{}), unsafe.Sizeof(struct{}{}), unsafe.Sizeof([0]int{}), unsafe.Sizeof(complex64(0)))
	var arr [unsafe.Sizeof(int32(0))]int
	fmt.Println(len(arr))
	fmt.Printf("%T\n", unsafe.Sizeof(s))
	var p unsafe.Pointer
	fmt.Println(p == nil, p)
	var head unsafe.Pointer
	for i := range 3 {
		n := &node{v: i}
		n.next = atomic.LoadPointer(&head)
		fmt.Println(atomic.CompareAndSwapPointer(&head, n.next, unsafe.Pointer(n)))
	}
	for n := (*node)(atomic.LoadPointer(&head)); n != nil; n = (*node)(n.next) {
		fmt.Print(n.v, " ")
	}
	fmt.Println()
	f := 1.5
	fmt.Printf("%#x\n", *(*uint64)(unsafe.Pointer(&f)))
	*(*uint64)(unsafe.Pointer(&f)) = 0x4000000000000000
	fmt.Println(f)
	var hn *node
	pp := (*unsafe.Pointer)(unsafe.Pointer(&hn))
	atomic.StorePointer(pp, unsafe.Pointer(&node{v: 42}))
	fmt.Println(hn.v, uintptr(unsafe.Pointer(hn)) != 0)
}

// Output:
// 88 8 24 80 3 8 4 8 16
// 104 8 16 8 8 0 0 8
// 4
// uintptr
// true <nil>
// true
// true
// true
// 2 1 0
// 0x3ff8000000000000
// 2
// 42 true
