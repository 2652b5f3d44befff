package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var i32 int32 = 5
	var i64 int64 = -1 << 63
	var u32 uint32 = 1<<32 - 1
	var u64 uint64 = 0xff
	var up uintptr = 7
	fmt.Println(atomic.AddInt32(&i32, 1<<31-1), atomic.AddInt64(&i64, -1), atomic.AddUint32(&u32, 1), atomic.AddUint64(&u64, ^uint64(0)), atomic.AddUintptr(&up, 1))
	fmt.Println(atomic.AndInt32(&i32, 0xf), atomic.OrInt64(&i64, 1), atomic.AndUint64(&u64, 0xf0), atomic.OrUint32(&u32, 6), atomic.OrUintptr(&up, 1))
	fmt.Println(i32, i64, u32, u64, up)
	fmt.Println(atomic.SwapInt32(&i32, 9), atomic.CompareAndSwapInt32(&i32, 9, -3), atomic.CompareAndSwapInt32(&i32, 9, 1), atomic.LoadInt32(&i32))
	atomic.StoreUint64(&u64, 1<<63)
	fmt.Println(atomic.LoadUint64(&u64), atomic.SwapUintptr(&up, 0), atomic.CompareAndSwapUint32(&u32, 6, 8), u32)

	var a atomic.Int32
	var b atomic.Int64
	var c atomic.Uint32
	var d atomic.Uint64
	var e atomic.Bool
	var f atomic.Uintptr
	fmt.Println(a.Add(-1), b.Add(2), c.Add(^uint32(0)), d.Add(4), f.Add(3))
	fmt.Println(a.And(0x7f), b.Or(5), c.And(0xff), d.Or(3), a.Load(), b.Load(), c.Load(), d.Load())
	fmt.Println(e.Load(), e.Swap(true), e.CompareAndSwap(true, false), e.CompareAndSwap(true, false), e.Load())
	e.Store(true)
	a.Store(8)
	fmt.Println(e.Load(), a.Swap(1), b.CompareAndSwap(7, 70), b.Load(), f.Load())
	defer func() { fmt.Println(recover()) }()
	var none *int64
	atomic.AddInt64(none, 1)
}

// Output:
// -2147483644 9223372036854775807 0 254 8
// -2147483644 9223372036854775807 254 0 8
// 4 9223372036854775807 6 240 9
// 4 true false -3
// 9223372036854775808 9 true 8
// -1 2 4294967295 4 3
// -1 2 4294967295 4 127 7 255 7
// false false true false false
// true 8 true 70 3
// runtime error: invalid memory address or nil pointer dereference
