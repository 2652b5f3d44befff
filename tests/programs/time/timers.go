package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop())
	t.Reset(time.Millisecond)
	<-t.C
	fmt.Println("fired", t.Stop())
	done := make(chan string)
	time.AfterFunc(time.Millisecond, func() { done <- "after func" })
	fmt.Println(<-done)
	ticker := time.NewTicker(2 * time.Millisecond)
	for range 3 {
		<-ticker.C
	}
	ticker.Stop()
	start := time.Now()
	time.Sleep(3 * time.Millisecond)
	fmt.Println("ticked", time.Since(start) >= 3*time.Millisecond)
}

// Output:
// true false
// fired false
// after func
// ticked true
