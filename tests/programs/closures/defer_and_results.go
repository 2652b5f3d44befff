// Deferred closures see and change named results.
package main

import (
	"errors"
	"fmt"
)

func double(n int) (result int) {
	defer func() { result *= 2 }()
	return n + 1
}

func guarded(n int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("guarded: %v", r)
		}
	}()
	if n < 0 {
		return errors.New("negative")
	}
	_ = []int{1, 2, 3}[n]
	return nil
}

func order() {
	for i := range 3 {
		defer func() { fmt.Print("closure ", i, "\n") }()
		defer fmt.Println("value", i)
	}
}

func main() {
	fmt.Println(double(4))
	fmt.Println(guarded(1), guarded(-1), guarded(7))
	order()
}

// Output:
// 10
// <nil> negative guarded: runtime error: index out of range [7] with length 3
// value 2
// closure 2
// value 1
// closure 1
// value 0
// closure 0
