// A cancel function thrown away: the context lives on.
package main

import (
	"context"
	"fmt"
	"time"
)

func values() context.Context {
	ctx, _ := context.WithCancel(context.Background()) // VET "the cancel function returned by context.WithCancel should be called, not discarded, to avoid a context leak"
	return ctx
}

func main() {
	ctx, _ := context.WithTimeout(values(), time.Hour) // VET "the cancel function returned by context.WithTimeout should be called, not discarded, to avoid a context leak"
	fmt.Println(ctx.Err())
	var other, _ = context.WithDeadline(ctx, time.Now().Add(time.Hour)) // VET "the cancel function returned by context.WithDeadline should be called, not discarded, to avoid a context leak"
	fmt.Println(other.Err())
	third, _ := context.WithCancelCause(other) // VET "the cancel function returned by context.WithCancelCause should be called, not discarded, to avoid a context leak"
	fmt.Println(third.Err())
	plain := context.WithoutCancel(ctx)
	fmt.Println(plain.Err())
}

// Output:
// <nil>
// <nil>
// <nil>
// <nil>
