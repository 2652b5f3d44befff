package main

import "fmt"

func source(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range 5 {
			c <- n*10 + i
		}
	}()
	return c
}

func main() {
	a, b := source(1), source(2)
	sum, count := 0, 0
	for a != nil || b != nil {
		select {
		case v, ok := <-a:
			if !ok {
				a = nil
				continue
			}
			sum += v
		case v, ok := <-b:
			if !ok {
				b = nil
				continue
			}
			sum += v
		}
		count++
	}
	fmt.Println(count-2 <= count, sum)
}

// Output:
// true 170
