// Locks passed by value: parameters, receivers and arguments.
package main

import (
	"fmt"
	"sync"
)

type account struct {
	sync.Mutex
	balance int
}

func (a account) read() int { return a.balance } // VET "read passes lock by value: command-line-arguments.account"

func (a *account) add(n int) { a.balance += n }

func wait(wg sync.WaitGroup) { // VET "wait passes lock by value: sync.WaitGroup contains sync.noCopy"
	wg.Wait()
}

func both(a, b sync.RWMutex, once *sync.Once) {} // VET "both passes lock by value: sync.RWMutex"

func main() {
	var a account
	a.add(3)
	fmt.Println(a.read())
	var wg sync.WaitGroup
	wait(wg) // VET "call of wait copies lock value: sync.WaitGroup contains sync.noCopy"
	both(sync.RWMutex{}, sync.RWMutex{}, nil)
	show := func(a account) { fmt.Println(a.balance) } // VET "func passes lock by value: command-line-arguments.account"
	show(a)                                            // VET "call of show copies lock value: command-line-arguments.account"
	fmt.Println(len([1]account{a}))                    // VET "literal copies lock value from a: command-line-arguments.account"
	show(*new(account))
}

// Output:
// 3
// 3
// 1
// 0
