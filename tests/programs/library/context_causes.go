package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

func main() {
	boom := errors.New("boom")
	ctx, cancel := context.WithCancelCause(context.Background())
	child, stop := context.WithCancel(ctx)
	defer stop()
	fmt.Println(context.Cause(ctx), ctx.Err())
	cancel(boom)
	cancel(errors.New("too late"))
	<-child.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx), child.Err(), context.Cause(child))

	nilCause, cancel2 := context.WithCancelCause(context.Background())
	cancel2(nil)
	fmt.Println(nilCause.Err(), context.Cause(nilCause), context.Cause(nilCause) == context.Canceled)

	slow := errors.New("too slow")
	timed, cancel3 := context.WithTimeoutCause(context.Background(), time.Millisecond, slow)
	defer cancel3()
	<-timed.Done()
	fmt.Println(timed.Err(), context.Cause(timed), errors.Is(timed.Err(), context.DeadlineExceeded))

	early, cancel4 := context.WithTimeoutCause(context.Background(), time.Hour, slow)
	cancel4()
	fmt.Println(early.Err(), context.Cause(early))

	past, cancel5 := context.WithDeadlineCause(context.Background(), time.Unix(0, 0), slow)
	defer cancel5()
	fmt.Println(past.Err(), context.Cause(past))

	inner, cancel6 := context.WithCancelCause(timed)
	cancel6(boom)
	fmt.Println(inner.Err(), context.Cause(inner))
	free := context.WithoutCancel(ctx)
	fmt.Println(free.Err(), context.Cause(free), free.Done() == nil)
	fmt.Println(context.Cause(context.Background()))
	var de interface {
		Timeout() bool
		Temporary() bool
	}
	fmt.Println(errors.As(context.DeadlineExceeded, &de), de.Timeout(), de.Temporary())
}

// Output:
// <nil> <nil>
// context canceled boom context canceled boom
// context canceled context canceled true
// context deadline exceeded too slow true
// context canceled context canceled
// context deadline exceeded too slow
// context deadline exceeded too slow
// <nil> <nil> true
// <nil>
// true true true
