// A nil channel is never ready: setting one to nil switches its case off.
package main

import "fmt"

func produce(n, step int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range n {
			c <- i * step
		}
	}()
	return c
}

func main() {
	a, b := produce(3, 1), produce(4, 10)
	sum, count := 0, 0
	for a != nil || b != nil {
		select {
		case v, ok := <-a:
			if !ok {
				a = nil
				continue
			}
			sum += v
			count++
		case v, ok := <-b:
			if !ok {
				b = nil
				continue
			}
			sum += v
			count++
		}
	}
	fmt.Println(sum, count)
	var none chan int
	select {
	case none <- 1:
	case <-none:
	default:
		fmt.Println("nothing is ready")
	}
}

// Output:
// 63 7
// nothing is ready
