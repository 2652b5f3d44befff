// A transfer holds the bank's lock.
//
// Want: clean
package main

//raceway:outcomes 100

import (
	"fmt"
	"sync"
)

func main() {
	accounts := [3]int{100, 0, 0}
	var mu sync.Mutex
	transfer := func(from, to, amount int) {
		mu.Lock()
		defer mu.Unlock()
		accounts[from] -= amount
		accounts[to] += amount
	}
	var wg sync.WaitGroup
	wg.Go(func() { transfer(0, 1, 10) })
	wg.Go(func() { transfer(1, 0, 10) })
	wg.Wait()
	fmt.Println(accounts[0] + accounts[1])
}
