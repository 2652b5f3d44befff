package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type stats struct {
	hits  atomic.Int64
	small atomic.Int32
	on    atomic.Bool
	box   atomic.Value
	since time.Duration
}

type account struct {
	mu      sync.Mutex
	balance int
}
type registry struct {
	sync.RWMutex
	names map[string]int
	wg    sync.WaitGroup
	once  sync.Once
}

func main() {
	a := &account{balance: 3}
	a.mu.Lock()
	a.mu.Unlock()
	fmt.Printf("%v %+v\n", a, a)
	r := &registry{}
	r.RLock()
	r.RUnlock()
	r.wg.Add(1)
	r.once.Do(r.wg.Done)
	r.wg.Wait()
	fmt.Printf("%v %+v\n", r, r)
	s := &stats{since: time.Second}
	s.hits.Add(5)
	s.small.Store(-1)
	s.on.Store(true)
	s.box.Store("x")
	fmt.Println(s)
	fmt.Printf("%+v\n%T %T %T\n", s, &s.hits, time.Now(), time.UTC)
	var u atomic.Uint64
	u.Store(7)
	fmt.Println(&u, u.Load())
	counters := make([]atomic.Int32, 3)
	counters[1].Add(4)
	fmt.Println(counters[0].Load(), counters[1].Load(), len(counters))
	array := [2]struct {
		n atomic.Uint64
		k string
	}{}
	array[1].n.Add(9)
	array[1].k = "k"
	fmt.Println(array[0].n.Load(), array[1].n.Load(), array[1].k)
}

// Output:
// &{{{} {0 0}} 3} &{mu:{_:{} mu:{state:0 sema:0}} balance:3}
// &{{{{} {0 0}} 0 0 {{} 0} {{} 0}} map[] {{} {{} {} 0} 0} {{} {{} 1} {{} {0 0}}}} &{RWMutex:{w:{_:{} mu:{state:0 sema:0}} writerSem:0 readerSem:0 readerCount:{_:{} v:0} readerWait:{_:{} v:0}} names:map[] wg:{noCopy:{} state:{_:{} _:{} v:0} sema:0} once:{_:{} done:{_:{} v:1} m:{_:{} mu:{state:0 sema:0}}}}
// &{{{} {} 5} {{} -1} {{} 1} {x} 1000000000}
// &{hits:{_:{} _:{} v:5} small:{_:{} v:-1} on:{_:{} v:1} box:{v:x} since:1000000000}
// *atomic.Int64 time.Time *time.Location
// &{{} {} 7} 7
// 0 4 3
// 0 9 k
