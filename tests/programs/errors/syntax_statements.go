// Statements that the grammar refuses.
package main

func main() {
	defer recover
	go func() {}
	for a, b, c := range []int{} {
	}
	select {
	case v := c <- 1: // ERROR "syntax error: unexpected <-, expected :"
	}
}
