// A cancel function that some way through the function forgets.
package main

import (
	"context"
	"fmt"
	"time"
)

func onOnePath(b bool) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour) // VET "the cancel function is not used on all paths (possible context leak)"
	if b {
		cancel()
	}
	return ctx.Err() // VET "this return statement may be reached without using the cancel var defined on line 11"
}

func early(b bool) error {
	ctx, cancel := context.WithCancel(context.Background()) // VET "the cancel function is not used on all paths (possible context leak)"
	if b {
		return nil // VET "this return statement may be reached without using the cancel var defined on line 19"
	}
	defer cancel()
	return ctx.Err()
}

func inSwitch(n int) {
	var ctx, cancel = context.WithCancel(context.Background()) // VET "the cancel function is not used on all paths (possible context leak)"
	switch n {
	case 1:
		cancel()
	case 2:
		fmt.Println(ctx.Err())
	}
} // VET "this return statement may be reached without using the cancel var defined on line 28"

func inLoop(list []int) {
	ctx, cancel := context.WithCancel(context.Background()) // VET "the cancel function is not used on all paths (possible context leak)"
	for _, x := range list {
		if x > 1 {
			cancel()
		}
		fmt.Println(ctx.Err())
	}
} // VET "this return statement may be reached without using the cancel var defined on line 38"

func inLiteral() func() {
	return func() {
		ctx, cancel := context.WithCancelCause(context.Background()) // VET "the cancel function is not used on all paths (possible context leak)"
		if ctx.Err() != nil {
			cancel(nil)
		}
	} // VET "this return statement may be reached without using the cancel var defined on line 49"
}

func main() {
	fmt.Println(onOnePath(true), early(false))
	inSwitch(2)
	inLoop([]int{1})
	inLiteral()()
	ctx, cancel := context.WithCancel(context.Background())
	if ctx.Err() != nil {
		cancel()
	}
}

// Output:
// context canceled <nil>
// <nil>
// <nil>
