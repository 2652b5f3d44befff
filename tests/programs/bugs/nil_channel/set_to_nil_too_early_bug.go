// Both inputs of a merge become nil when one of them is closed; nothing ends the loop.
//
// Want: deadlock
package main

func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	a <- 1
	b <- 2
	close(a)
	close(b)
	left := 2
	for left > 0 {
		select {
		case _, ok := <-a:
			if !ok {
				a, b = nil, nil
				left--
			}
		case _, ok := <-b:
			if !ok {
				a, b = nil, nil
				left--
			}
		}
	}
}
