package main

import "fmt"

func main() {
	token := make(chan int)
	done := make(chan bool)
	for i := range 5 {
		go func() {
			for t := range token {
				if t == i {
					fmt.Println("goroutine", i)
					done <- true
					return
				}
				token <- t
			}
		}()
	}
	for i := range 5 {
		token <- i
		<-done
	}
}

// Output:
// goroutine 0
// goroutine 1
// goroutine 2
// goroutine 3
// goroutine 4
