package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var a int32
	var b int64
	var c uint32
	var d atomic.Uint64
	var flag atomic.Bool
	var wg sync.WaitGroup
	for range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 100 {
				atomic.AddInt32(&a, -1)
				atomic.AddInt64(&b, 3)
				atomic.AddUint32(&c, ^uint32(0))
				d.Add(1 << 33)
			}
			flag.Store(true)
		}()
	}
	wg.Wait()
	fmt.Println(a, b, c, d.Load(), flag.Load())
	fmt.Println(atomic.CompareAndSwapInt32(&a, -1000, 5), atomic.CompareAndSwapInt32(&a, -1000, 6), atomic.LoadInt32(&a))
	fmt.Println(atomic.SwapInt64(&b, 9), b, flag.Swap(false), flag.CompareAndSwap(false, true))
}

// Output:
// -1000 3000 4294966296 8589934592000 true
// true false 5
// 3000 9 true true
