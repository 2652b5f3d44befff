// A deadline ends work that selects on Done; the cause tells which context it was.
package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

func work(ctx context.Context) error {
	select {
	case <-time.After(time.Hour):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func main() {
	ctx, cancel := context.WithTimeoutCause(context.Background(), 3*time.Millisecond, errors.New("too slow"))
	defer cancel()
	err := work(ctx)
	fmt.Println(err, errors.Is(err, context.DeadlineExceeded), context.Cause(ctx))
	_, has := ctx.Deadline()
	fmt.Println(has)
	ctx, cancel = context.WithCancel(context.WithoutCancel(ctx))
	fmt.Println(ctx.Err())
	cancel()
	fmt.Println(work(ctx), context.Cause(ctx))
	var timeout interface{ Timeout() bool }
	fmt.Println(errors.As(err, &timeout) && timeout.Timeout())
}

// Output:
// context deadline exceeded true too slow
// true
// <nil>
// context canceled context canceled
// true
