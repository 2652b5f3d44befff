package main

import (
	"fmt"
	"sync"
)

type account struct {
	sync.Mutex
	balance int
}

func with(l sync.Locker, f func()) {
	l.Lock()
	defer l.Unlock()
	f()
}

func main() {
	var a account
	var wg sync.WaitGroup
	for i := 1; i <= 10; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			with(&a, func() { a.balance += i })
		}()
	}
	wg.Wait()
	fmt.Println(a.balance, a.TryLock(), a.TryLock())
	a.Unlock()
	var rw sync.RWMutex
	r := rw.RLocker()
	r.Lock()
	fmt.Println(rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	r.Unlock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	rw.Unlock()
	ready := false
	c := sync.NewCond(rw.RLocker())
	done := make(chan bool)
	go func() {
		c.L.Lock()
		for !ready {
			c.Wait()
		}
		c.L.Unlock()
		done <- true
	}()
	rw.Lock()
	ready = true
	rw.Unlock()
	c.Broadcast()
	fmt.Println(<-done)
}

// Output:
// 55 true false
// true false
// true false
// true
