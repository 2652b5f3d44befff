package main

import (
	"context"
	"fmt"
	"sync"
	"time"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	ran := make(chan string, 3)
	stop := context.AfterFunc(ctx, func() { ran <- "after cancel" })
	stopped := context.AfterFunc(ctx, func() { ran <- "never" })
	fmt.Println(stopped(), stopped())
	cancel()
	fmt.Println(<-ran, stop())
	context.AfterFunc(ctx, func() { ran <- "at once" })
	fmt.Println(<-ran)

	// A wait on a condition that a context ends.
	waiting, cancelWait := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancelWait()
	cond := sync.NewCond(new(sync.Mutex))
	unhook := context.AfterFunc(waiting, func() {
		cond.L.Lock()
		defer cond.L.Unlock()
		cond.Broadcast()
	})
	defer unhook()
	cond.L.Lock()
	for waiting.Err() == nil {
		cond.Wait()
	}
	cond.L.Unlock()
	fmt.Println(waiting.Err())
	select {
	case s := <-ran:
		fmt.Println("unexpected", s)
	default:
		fmt.Println("nothing else")
	}
}

// Output:
// true false
// after cancel false
// at once
// context deadline exceeded
// nothing else
