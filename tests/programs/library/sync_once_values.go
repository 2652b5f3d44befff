package main

import (
	"errors"
	"fmt"
	"sync"
)

func main() {
	calls := 0
	value := sync.OnceValue(func() int {
		calls++
		return 42
	})
	var wg sync.WaitGroup
	sum := make(chan int, 5)
	for range 5 {
		wg.Go(func() { sum <- value() })
	}
	wg.Wait()
	close(sum)
	total := 0
	for v := range sum {
		total += v
	}
	fmt.Println(total, calls)
	both := sync.OnceValues(func() (string, error) {
		calls++
		return "config", errors.New("half read")
	})
	for range 2 {
		fmt.Println(both())
	}
	fmt.Println(calls)
	bad := sync.OnceValue(func() int {
		calls++
		panic("cannot compute")
	})
	for range 2 {
		func() {
			defer func() { fmt.Println(recover()) }()
			bad()
		}()
	}
	f := sync.OnceFunc(func() {
		calls++
		panic("cannot run")
	})
	for range 2 {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	fmt.Println(calls)
}

// Output:
// 210 1
// config half read
// config half read
// 2
// cannot compute
// cannot compute
// cannot run
// cannot run
// 4
