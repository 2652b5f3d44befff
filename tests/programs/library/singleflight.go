package main

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"
)

func main() {
	var g singleflight.Group
	var calls atomic.Int32
	var wg sync.WaitGroup
	results := make(chan string, 10)
	for range 5 {
		wg.Go(func() {
			v, err, shared := g.Do("key", func() (any, error) {
				calls.Add(1)
				time.Sleep(20 * time.Millisecond)
				return "value", nil
			})
			results <- fmt.Sprint(v, err, shared)
		})
	}
	wg.Wait()
	close(results)
	for r := range results {
		fmt.Println(r)
	}
	fmt.Println("calls", calls.Load())
	_, err, shared := g.Do("other", func() (any, error) { return nil, errors.New("failed") })
	fmt.Println(err, shared)
	r := <-g.DoChan("chan", func() (any, error) { return 1, nil })
	fmt.Println(r.Val, r.Err, r.Shared)
	g.Forget("key")
	func() {
		defer func() { fmt.Println(recover() != nil) }()
		g.Do("panics", func() (any, error) { panic("boom") })
	}()
}

// Output:
// value<nil> true
// value<nil> true
// value<nil> true
// value<nil> true
// value<nil> true
// calls 1
// failed false
// 1 <nil> false
// true
