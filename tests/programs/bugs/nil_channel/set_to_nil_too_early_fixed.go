// Each input is left out when it is closed itself.
//
// Want: clean
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
				a = nil
				left--
			}
		case _, ok := <-b:
			if !ok {
				b = nil
				left--
			}
		}
	}
}
