// A panic in the body of a loop over a function: the trace shows body, iterator and the function around.
package main

func seq(yield func(int) bool) {
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}

func main() {
	for i := range seq {
		if i == 1 {
			panic("in the body")
		}
	}
}

// Output:
//
// Exit: 2
// Stderr: panic: in the body
// Stderr: goroutine 1 [running]:
