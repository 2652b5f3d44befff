// Sends and receives in one select: a queue without bounds between two channels.
package main

import "fmt"

func queue(in <-chan int, out chan<- int) {
	defer close(out)
	var waiting []int
	for in != nil || len(waiting) > 0 {
		var to chan<- int
		var next int
		if len(waiting) > 0 {
			to, next = out, waiting[0]
		}
		select {
		case v, ok := <-in:
			if !ok {
				in = nil
				break
			}
			waiting = append(waiting, v)
		case to <- next:
			waiting = waiting[1:]
		}
	}
}

func main() {
	in, out := make(chan int), make(chan int)
	go queue(in, out)
	for i := range 100 {
		in <- i // Never waits for the reader.
	}
	close(in)
	sum, last, ordered := 0, -1, true
	for v := range out {
		ordered = ordered && v == last+1
		sum, last = sum+v, v
	}
	fmt.Println(sum, last, ordered)
}

// Output:
// 4950 99 true
