// Cancel functions that are called, kept or given away on every way.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"
)

type server struct{ stop func() }

func deferred() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	defer cancel()
	return ctx.Err()
}

func named() (ctx context.Context, cancel context.CancelFunc) {
	ctx, cancel = context.WithCancel(context.Background())
	return
}

func kept(s *server) {
	ctx, cancel := context.WithCancel(context.Background())
	s.stop = cancel
	fmt.Println(ctx.Err())
}

func field(s *server) {
	_, s.stop = context.WithCancel(context.Background())
}

func noWayBack(b bool) {
	ctx, cancel := context.WithCancel(context.Background())
	if b {
		os.Exit(3)
	}
	if ctx.Err() != nil {
		fail()
	}
	for ctx.Err() != nil {
		panic("cancelled")
	}
	cancel()
}

func fail() {
	log.Fatal("no")
}

func captured() {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan bool)
	go func() {
		cancel()
		close(done)
	}()
	<-done
	fmt.Println(ctx.Err())
}

func main() {
	fmt.Println(deferred())
	ctx, cancel := named()
	cancel()
	fmt.Println(ctx.Err())
	var s server
	kept(&s)
	s.stop()
	field(&s)
	s.stop()
	noWayBack(false)
	captured()
}

// Output:
// <nil>
// context canceled
// <nil>
// context canceled
