// After a timeout the late value stays in the buffer, so its sender does not wait for ever.
package main

import (
	"fmt"
	"time"
)

func main() {
	c := make(chan string, 1)
	release := make(chan bool)
	go func() { <-release; c <- "late" }()
	select {
	case v := <-c:
		fmt.Println("got", v)
	case <-time.After(5 * time.Millisecond):
		fmt.Println("timed out")
	}
	close(release)
	fmt.Println(<-c)
}

// Output:
// timed out
// late
