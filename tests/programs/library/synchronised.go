package main

import (
	"fmt"
	"runtime"
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	var once sync.Once
	var wg sync.WaitGroup
	var ran, total atomic.Int64
	for i := 0; i < 20; i++ {
		wg.Go(func() {
			once.Do(func() { time.Sleep(time.Millisecond); ran.Add(1) })
			total.Add(ran.Load())
		})
	}
	wg.Wait()
	fmt.Println(ran.Load(), total.Load())
	for i := 0; i < 2; i++ {
		func() {
			defer func() { fmt.Println("recovered", recover()) }()
			once = sync.Once{}
			once.Do(func() { panic("in once") })
		}()
	}
	calls := 0
	f := sync.OnceFunc(func() { calls++ })
	f()
	f()
	g := sync.OnceFunc(func() { panic("always") })
	for i := 0; i < 2; i++ {
		func() {
			defer func() { fmt.Println(recover()) }()
			g()
		}()
	}
	fmt.Println(calls)

	pool := sync.Pool{New: func() any { return "new" }}
	fmt.Println(pool.Get())
	pool.Put("used")
	fmt.Println(pool.Get(), pool.Get(), (&sync.Pool{}).Get())

	var m sync.Map
	for i := 0; i < 5; i++ {
		m.Store(i, i*i)
	}
	v, ok := m.Load(3)
	_, missing := m.Load(9)
	a, loaded := m.LoadOrStore(3, 0)
	b, loaded2 := m.LoadOrStore(9, 81)
	d, deleted := m.LoadAndDelete(0)
	p, had := m.Swap(1, 100)
	fmt.Println(v, ok, missing, a, loaded, b, loaded2, d, deleted, p, had, m.CompareAndSwap(1, 100, 1), m.CompareAndSwap(1, 100, 2), m.CompareAndDelete(2, 5), m.CompareAndDelete(2, 4))
	var keys []int
	m.Range(func(k, v any) bool { keys = append(keys, k.(int)*1000+v.(int)); return true })
	sort.Ints(keys)
	m.Clear()
	count := 0
	m.Range(func(k, v any) bool { count++; return true })
	fmt.Println(keys, count)

	var mu sync.RWMutex
	l := mu.RLocker()
	l.Lock()
	fmt.Println(mu.TryRLock(), mu.TryLock())
	l.Unlock()
	mu.RUnlock()
	fmt.Println(mu.TryLock(), mu.TryRLock(), mu.TryLock())
	mu.Unlock()

	var cm sync.Mutex
	cond := sync.NewCond(&cm)
	ready, woken := 0, 0
	var cwg sync.WaitGroup
	for i := 0; i < 5; i++ {
		cwg.Add(1)
		go func() {
			defer cwg.Done()
			cm.Lock()
			defer cm.Unlock()
			ready++
			for woken == 0 {
				cond.Wait()
			}
			woken++
		}()
	}
	for {
		cm.Lock()
		if ready == 5 {
			woken = 1
			cond.Broadcast()
			cm.Unlock()
			break
		}
		cm.Unlock()
		runtime.Gosched()
	}
	cwg.Wait()
	fmt.Println(woken)
	fmt.Println(cm.TryLock(), cm.TryLock())

	var i32 int32 = 1<<31 - 1
	var u32 uint32
	var i64 int64 = 5
	var u64 uint64
	fmt.Println(atomic.AddInt32(&i32, 1), i32, atomic.AddUint32(&u32, ^uint32(0)), u32, atomic.AddInt64(&i64, -10), atomic.AddUint64(&u64, ^uint64(0)))
	fmt.Println(atomic.CompareAndSwapInt32(&i32, -1<<31, 7), atomic.LoadInt32(&i32), atomic.SwapInt64(&i64, 9), i64, atomic.CompareAndSwapInt64(&i64, 1, 2))
	fmt.Println(atomic.OrUint32(&u32, 1), atomic.AndUint32(&u32, 0xff), u32, atomic.OrInt32(&i32, 8), i32)
	var flag atomic.Bool
	fmt.Println(flag.Load(), flag.Swap(true), flag.CompareAndSwap(true, false), flag.Load())
	var x32 atomic.Int32
	var ux atomic.Uint64
	var up atomic.Uintptr
	x32.Store(-3)
	ux.Store(10)
	up.Store(3)
	fmt.Println(x32.Add(-4), x32.And(0xf), x32.Or(0x10), x32.Load(), ux.Swap(11), ux.Add(^uint64(0)), ux.CompareAndSwap(10, 12), ux.Load(), up.Add(4))
	var box atomic.Value
	fmt.Println(box.Load())
	box.Store("s")
	fmt.Println(box.Load(), box.Swap("t"), box.CompareAndSwap("s", "u"), box.CompareAndSwap("t", "u"), box.Load())
	for _, try := range []func(){func() { box.Store(nil) }, func() { box.Store(1) }, func() { box.CompareAndSwap("u", 1) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			try()
		}()
	}
	type config struct{ name string }
	var shared atomic.Value
	shared.Store(config{"a"})
	fmt.Println(shared.Load().(config).name)
	counters := [4]atomic.Int64{}
	var many sync.WaitGroup
	for i := 0; i < 8; i++ {
		many.Go(func() {
			for j := 0; j < 1000; j++ {
				counters[j%4].Add(1)
			}
		})
	}
	many.Wait()
	fmt.Println(counters[0].Load(), counters[3].Load())
}

// Output:
// 1 20
// recovered in once
// recovered in once
// always
// always
// 1
// new
// used new <nil>
// 9 true false 9 true 81 false 0 true 1 true true false false true
// [1001 3009 4016 9081] 0
// true false
// true false false
// 6
// true false
// -2147483648 -2147483648 4294967295 4294967295 -5 18446744073709551615
// true 7 -5 9 false
// 4294967295 4294967295 255 7 15
// false false true false
// -7 -7 9 25 10 10 true 12 7
// <nil>
// s s false true u
// sync/atomic: store of nil value into Value
// sync/atomic: store of inconsistently typed value into Value
// sync/atomic: compare and swap of inconsistently typed values
// a
// 2000 2000
