// In traces, the type arguments of a function are written [...].
package main

type Box[T any] struct{ v []T }

func (b *Box[T]) At(i int) T { return b.v[i] }

func first[T any](xs []T) T {
	return (&Box[T]{xs}).At(0)
}

func main() {
	func() {
		first([]string{})
	}()
}

// Output:
//
// Exit: 2
// Stderr: panic: runtime error: index out of range [0] with length 0
// Stderr: goroutine 1 [running]:
