// A stage that gives up as soon as done is closed, wherever it waits.
package main

import "fmt"

func count(done <-chan struct{}) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 0; ; i++ {
			select {
			case out <- i:
			case <-done:
				return
			}
		}
	}()
	return out
}

func main() {
	done := make(chan struct{})
	numbers := count(done)
	for range 4 {
		fmt.Println(<-numbers)
	}
	close(done)
	extra := 0
	for range numbers {
		extra++
	}
	fmt.Println("ended, at most one more:", extra <= 1)
}

// Output:
// 0
// 1
// 2
// 3
// ended, at most one more: true
