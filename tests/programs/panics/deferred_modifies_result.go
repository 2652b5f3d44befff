// A deferred call turns a panic into an error result.
package main

import (
	"errors"
	"fmt"
)

var errDivide = errors.New("cannot divide")

func divide(a, b int) (q int, err error) {
	defer func() {
		if r := recover(); r != nil {
			q, err = -1, fmt.Errorf("%w %d by %d: %v", errDivide, a, b, r)
		}
	}()
	return a / b, nil
}

func main() {
	fmt.Println(divide(7, 2))
	q, err := divide(7, 0)
	fmt.Println(q, err, errors.Is(err, errDivide))
}

// Output:
// 3 <nil>
// -1 cannot divide 7 by 0: runtime error: integer divide by zero true
