package main

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

func main() {
	var g errgroup.Group
	var sum atomic.Int64
	for i := range 10 {
		g.Go(func() error {
			sum.Add(int64(i))
			return nil
		})
	}
	fmt.Println(g.Wait(), sum.Load())

	fail, ctx := errgroup.WithContext(context.Background())
	fail.Go(func() error { return errors.New("first") })
	fail.Go(func() error {
		<-ctx.Done()
		return ctx.Err()
	})
	fmt.Println(fail.Wait(), ctx.Err(), context.Cause(ctx))

	var limited errgroup.Group
	limited.SetLimit(2)
	var running, most atomic.Int32
	for range 6 {
		limited.Go(func() error {
			if n := running.Add(1); n > most.Load() {
				most.Store(n)
			}
			time.Sleep(time.Millisecond)
			running.Add(-1)
			return nil
		})
	}
	limited.Wait()
	fmt.Println("at most", most.Load())

	var try errgroup.Group
	try.SetLimit(1)
	hold := make(chan bool)
	fmt.Println(try.TryGo(func() error { <-hold; return nil }), try.TryGo(func() error { return nil }))
	func() {
		defer func() { fmt.Println(recover()) }()
		try.SetLimit(3)
	}()
	close(hold)
	fmt.Println(try.Wait())
}

// Output:
// <nil> 45
// first context canceled first
// at most 2
// true false
// errgroup: modify limit while 1 goroutines in the group are still active
// <nil>
