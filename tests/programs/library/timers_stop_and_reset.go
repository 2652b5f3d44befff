package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop(), t.Reset(time.Millisecond))
	<-t.C
	fmt.Println(t.Stop(), t.Reset(time.Hour), t.Reset(0))
	<-t.C
	// A tick that was not taken is gone after Reset or Stop.
	t.Reset(0)
	time.Sleep(2 * time.Millisecond)
	t.Reset(time.Hour)
	select {
	case <-t.C:
		fmt.Println("stale tick")
	default:
		fmt.Println("no stale tick", len(t.C))
	}
	ran := make(chan int, 1)
	f := time.AfterFunc(time.Hour, func() { ran <- 1 })
	fmt.Println(f.C == nil, f.Reset(time.Millisecond))
	fmt.Println(<-ran, f.Stop())
	k := time.NewTicker(time.Millisecond)
	a := <-k.C
	b := <-k.C
	fmt.Println(b.After(a))
	k.Stop()
	k.Reset(2 * time.Millisecond)
	<-k.C
	k.Stop()
	select {
	case <-k.C:
		fmt.Println("ticked")
	case <-time.After(10 * time.Millisecond):
		fmt.Println("stopped")
	}
	fmt.Println(time.Until(time.Now().Add(time.Hour)) > 59*time.Minute, time.Since(time.Now()) < time.Hour)
	start := time.Now()
	time.Sleep(time.Millisecond)
	fmt.Println(time.Now().Sub(start) >= time.Millisecond, start.Before(time.Now()))
}

// Output:
// true false false
// false false true
// no stale tick 0
// true true
// 1 false
// true
// stopped
// true true
// true true
