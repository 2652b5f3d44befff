package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type traceKey struct{}

func worker(ctx context.Context, id int, jobs <-chan int, results chan<- string) {
	for {
		select {
		case <-ctx.Done():
			results <- fmt.Sprintf("worker %d: %v (%v)", id, ctx.Err(), ctx.Value(traceKey{}))
			return
		case j := <-jobs:
			results <- fmt.Sprint("job ", j)
		}
	}
}

func main() {
	root, cancelRoot := context.WithCancel(context.WithValue(context.Background(), traceKey{}, "t1"))
	defer cancelRoot()
	var ctxs []context.Context
	var cancels []context.CancelFunc
	ctx := root
	for range 5 {
		c, cancel := context.WithCancel(ctx)
		ctxs = append(ctxs, c)
		cancels = append(cancels, cancel)
		ctx = c
	}
	cancels[2]()
	for i, c := range ctxs {
		fmt.Println(i, c.Err())
	}
	sibling, cancelSibling := context.WithTimeout(root, time.Hour)
	defer cancelSibling()

	jobs, results := make(chan int), make(chan string)
	go worker(sibling, 1, jobs, results)
	jobs <- 7
	fmt.Println(<-results)
	cancelRoot()
	fmt.Println(<-results)

	var wg sync.WaitGroup
	deadline, cancel := context.WithTimeout(context.Background(), 2*time.Millisecond)
	defer cancel()
	errs := make([]error, 20)
	for i := range errs {
		wg.Go(func() {
			child, cancel := context.WithCancel(deadline)
			defer cancel()
			<-child.Done()
			errs[i] = child.Err()
		})
	}
	wg.Wait()
	for _, err := range errs {
		if !errors.Is(err, context.DeadlineExceeded) {
			fmt.Println("wrong", err)
		}
	}
	fmt.Println(deadline.Err(), deadline.Err().(interface{ Timeout() bool }).Timeout())
}

// Output:
// 0 <nil>
// 1 <nil>
// 2 context canceled
// 3 context canceled
// 4 context canceled
// job 7
// worker 1: context canceled (t1)
// context deadline exceeded true
