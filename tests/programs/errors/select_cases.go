// A case of select is a send or a receive.
package main

func main() {
	c := make(chan int)
	x := 0 // ERROR "declared and not used: x"
	select {
	case x > 0: // ERROR "select case must be send or receive (possibly with assignment)"
	case <-c:
	case x = 1: // ERROR "select case must be send or receive (possibly with assignment)"
	case y := x + 1: // ERROR "select case must be send or receive (possibly with assignment)"
	case x++: // ERROR "select case must be send or receive (possibly with assignment)"
	case x *= 2: // ERROR "select case must be send or receive (possibly with assignment)"
	case x, y := 1, <-c: // ERROR "select case must be send or receive (possibly with assignment)"
	}
}
