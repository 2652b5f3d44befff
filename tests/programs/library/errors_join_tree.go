// Join and several %w make a tree; Is and As search all of it, depth first.
package main

import (
	"errors"
	"fmt"
	"io"
)

type coded struct{ code int }

func (c *coded) Error() string        { return fmt.Sprint("code ", c.code) }
func (c *coded) Is(target error) bool { return target == io.ErrShortWrite && c.code == 17 }

func main() {
	joined := errors.Join(io.EOF, nil, &coded{17})
	fmt.Printf("%v\n%q\n", joined, joined.Error())
	both := fmt.Errorf("both: %w and %w", joined, io.ErrUnexpectedEOF)
	for _, target := range []error{io.EOF, io.ErrUnexpectedEOF, io.ErrShortWrite, io.ErrNoProgress, joined} {
		fmt.Println(errors.Is(both, target))
	}
	var c *coded
	fmt.Println(errors.As(both, &c), c.code)
	fmt.Println(errors.Join(nil, nil) == nil, errors.Unwrap(both), errors.Unwrap(joined))
	_, several := both.(interface{ Unwrap() []error })
	fmt.Println(several)
}

// Output:
// EOF
// code 17
// "EOF\ncode 17"
// true
// true
// true
// false
// true
// true 17
// true <nil> <nil>
// true
