package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type key string

func main() {
	bg := context.Background()
	fmt.Println(bg, context.TODO(), bg.Done() == nil, bg.Err(), bg.Value(1))
	ctx, cancel := context.WithCancel(context.WithValue(bg, key("user"), "ann"))
	child, cancelChild := context.WithTimeout(ctx, time.Hour)
	defer cancelChild()
	grand := context.WithValue(child, key("n"), 5)
	fmt.Println(ctx, grand.Value(key("user")), grand.Value(key("n")), grand.Value(key("none")), grand.Value("user"))
	_, has := ctx.Deadline()
	_, has2 := grand.Deadline()
	fmt.Println(has, has2, ctx.Err(), grand.Err())
	var wg sync.WaitGroup
	wg.Add(3)
	for i := 0; i < 3; i++ {
		go func() {
			defer wg.Done()
			<-grand.Done()
		}()
	}
	after := make(chan string, 2)
	stop := context.AfterFunc(grand, func() { after <- "after" })
	stopped := context.AfterFunc(grand, func() { after <- "never" })
	fmt.Println(stopped(), stopped())
	cancel()
	cancel()
	wg.Wait()
	fmt.Println(ctx.Err(), child.Err(), grand.Err(), context.Cause(grand), <-after, stop())

	short, cancelShort := context.WithTimeout(bg, 5*time.Millisecond)
	defer cancelShort()
	select {
	case <-short.Done():
		fmt.Println(short.Err(), errors.Is(short.Err(), context.DeadlineExceeded), short.Err() == context.DeadlineExceeded)
	case <-time.After(5 * time.Second):
		fmt.Println("late")
	}
	var to interface{ Timeout() bool }
	fmt.Println(errors.As(short.Err(), &to), to.Timeout())
	past, cancelPast := context.WithDeadline(bg, time.Now().Add(-time.Second))
	fmt.Println(past.Err())
	cancelPast()
	fmt.Println(past.Err())

	why := errors.New("because")
	c1, stop1 := context.WithCancelCause(bg)
	c2, stop2 := context.WithCancel(c1)
	stop1(why)
	fmt.Println(c2.Err(), context.Cause(c2), context.Cause(c1) == why, context.Cause(bg))
	stop2()
	c3, stop3 := context.WithTimeoutCause(bg, time.Millisecond, why)
	<-c3.Done()
	fmt.Println(c3.Err(), context.Cause(c3))
	stop3()
	free := context.WithoutCancel(ctx)
	fmt.Println(free.Err(), free.Value(key("user")), free)
	early, cancelEarly := context.WithTimeout(short, time.Hour)
	fmt.Println(early.Err())
	cancelEarly()
	for _, f := range []func(){
		func() { context.WithCancel(nil) },
		func() { context.WithValue(bg, nil, 1) },
		func() { context.WithValue(bg, []int{1}, 1) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	results := make(chan int)
	work, halt := context.WithCancel(bg)
	go func() {
		defer close(results)
		for i := 0; ; i++ {
			select {
			case results <- i:
			case <-work.Done():
				return
			}
		}
	}()
	sum := 0
	for v := range results {
		sum += v
		if v == 10 {
			halt()
			break
		}
	}
	fmt.Println(sum)
}

// Output:
// context.Background context.TODO true <nil> <nil>
// context.Background.WithValue(main.key, ann).WithCancel ann 5 <nil> <nil>
// false true <nil> <nil>
// true false
// context canceled context canceled context canceled context canceled after false
// context deadline exceeded true true
// true true
// context deadline exceeded
// context deadline exceeded
// context canceled because true <nil>
// context deadline exceeded because
// <nil> ann context.Background.WithValue(main.key, ann).WithCancel.WithoutCancel
// context deadline exceeded
// cannot create context from nil parent
// nil key
// key is not comparable
// 55
