package main

import (
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	t := time.NewTimer(2 * time.Millisecond)
	fired := <-t.C
	fmt.Println(fired.Sub(start) >= 2*time.Millisecond, time.Since(start) < 10*time.Second, t.Stop())
	fmt.Println(t.Reset(time.Hour), t.Reset(time.Hour), t.Stop(), t.Stop())
	select {
	case <-t.C:
		fmt.Println("stopped timer fired")
	case <-time.After(time.Millisecond):
		fmt.Println("after")
	}
	done := make(chan string)
	time.AfterFunc(time.Millisecond, func() { done <- "ran" })
	fmt.Println(<-done)
	never := time.AfterFunc(time.Hour, func() { done <- "never" })
	fmt.Println(never.Stop(), never.Stop(), never.C == nil)
	ticker := time.NewTicker(time.Millisecond)
	for i := 0; i < 3; i++ {
		<-ticker.C
	}
	ticker.Reset(2 * time.Millisecond)
	<-ticker.C
	ticker.Stop()
	select {
	case <-ticker.C:
		fmt.Println("stopped ticker ticked")
	case <-time.After(10 * time.Millisecond):
		fmt.Println("quiet")
	}
	ticks := time.Tick(time.Millisecond)
	<-ticks
	<-ticks
	fmt.Println(time.Tick(0) == nil)
	expired := time.NewTimer(0)
	time.Sleep(2 * time.Millisecond)
	fmt.Println(expired.Stop(), len(expired.C))
	order := make(chan int, 3)
	for _, ms := range []int{30, 10, 20} {
		go func() {
			time.Sleep(time.Duration(ms) * time.Millisecond)
			order <- ms
		}()
	}
	fmt.Println(<-order, <-order, <-order)
	time.Sleep(-1)
	for _, f := range []func(){
		func() { time.NewTicker(0) },
		func() { new(time.Timer).Stop() },
		func() { new(time.Timer).Reset(1) },
		func() { ticker.Reset(-1) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	deadline := time.After(20 * time.Millisecond)
	n := 0
loop:
	for {
		select {
		case <-deadline:
			break loop
		default:
			n++
			time.Sleep(time.Millisecond)
		}
	}
	fmt.Println(n > 0)
}

// Output:
// true true false
// false true true false
// after
// ran
// true false true
// quiet
// true
// true 0
// 10 20 30
// non-positive interval for NewTicker
// time: Stop called on uninitialized Timer
// time: Reset called on uninitialized Timer
// non-positive interval for Ticker.Reset
// true
