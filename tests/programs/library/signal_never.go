package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	select {
	case s := <-c:
		fmt.Println("got", s)
	case <-time.After(time.Millisecond):
		fmt.Println("no signal")
	}
	signal.Stop(c)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	fmt.Println(ctx.Err())
	stop()
	fmt.Println(ctx.Err())
	for _, s := range []os.Signal{os.Interrupt, os.Kill, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		fmt.Print(s, " ")
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println(recover()) }()
		signal.Notify(nil)
	}()
}

// Output:
// no signal
// <nil>
// context canceled
// interrupt killed terminated hangup quit
// os/signal: Notify using nil channel
