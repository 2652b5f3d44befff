// A goroutine that owns its state and answers requests, each with its own reply channel.
package main

import "fmt"

type request struct {
	key   string
	value int
	reply chan<- int
}

func store(requests <-chan request) {
	data := map[string]int{}
	for r := range requests {
		if r.reply != nil {
			r.reply <- data[r.key]
			continue
		}
		data[r.key] += r.value
	}
}

func main() {
	requests := make(chan request)
	go store(requests)
	done := make(chan bool)
	for id := range 4 {
		go func() {
			for n := range 10 {
				requests <- request{key: fmt.Sprint("k", id%2), value: n}
			}
			done <- true
		}()
	}
	for range 4 {
		<-done
	}
	reply := make(chan int)
	for _, key := range []string{"k0", "k1", "k2"} {
		requests <- request{key: key, reply: reply}
		fmt.Println(key, <-reply)
	}
	close(requests)
}

// Output:
// k0 90
// k1 90
// k2 0
