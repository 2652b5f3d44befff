// An embedded Mutex gives its methods to the struct, whose pointer then is a Locker.
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
	a := new(account)
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() { with(a, func() { a.balance += 10 }) })
	}
	wg.Wait()
	fmt.Println(a.balance)
	with(&a.Mutex, func() { fmt.Println(a.TryLock()) })
}

// Output:
// 100
// false
