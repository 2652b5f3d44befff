package main

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/semaphore"
)

func main() {
	ctx := context.Background()
	s := semaphore.NewWeighted(3)
	fmt.Println(s.Acquire(ctx, 2), s.TryAcquire(2), s.TryAcquire(1), s.TryAcquire(1))
	got := make(chan int)
	go func() {
		s.Acquire(ctx, 3)
		got <- 3
	}()
	time.Sleep(5 * time.Millisecond)
	// A waiter that wants much is not overtaken by one that wants little.
	s.Release(1)
	fmt.Println(s.TryAcquire(1))
	s.Release(2)
	fmt.Println(<-got)
	short, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	fmt.Println(s.Acquire(short, 1))
	fmt.Println(s.Acquire(short, 10))
	s.Release(3)
	fmt.Println(s.Acquire(ctx, 3))
	func() {
		defer func() { fmt.Println(recover()) }()
		s.Release(4)
	}()
}

// Output:
// <nil> false true false
// false
// 3
// context deadline exceeded
// context deadline exceeded
// <nil>
// semaphore: released more than held
