// Two transfers in opposite directions each hold the lock that the other one waits for.
//
// Want: deadlock
package main

//raceway:outcomes 100

import (
	"fmt"
	"sync"
)

type account struct {
	mu      sync.Mutex
	id      int
	balance int
}

func transfer(from, to *account, amount int) {
	from.mu.Lock()
	to.mu.Lock()
	from.balance -= amount
	to.balance += amount
	to.mu.Unlock()
	from.mu.Unlock()
}

func main() {
	a, b := &account{id: 1, balance: 60}, &account{id: 2, balance: 40}
	var wg sync.WaitGroup
	wg.Go(func() { transfer(a, b, 10) })
	wg.Go(func() { transfer(b, a, 20) })
	wg.Wait()
	fmt.Println(a.balance + b.balance)
}
