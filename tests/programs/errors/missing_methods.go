// Why a type does not implement an interface.
package main

import (
	"fmt"
	"io"
)

type pointer struct{}

func (*pointer) String() string { return "" }

type other struct{}

func (other) string() string           { return "" }
func (other) Read(string) (int, error) { return 0, nil }

var (
	_ fmt.Stringer = pointer{} // ERROR "cannot use pointer{} (value of struct type pointer) as fmt.Stringer value in variable declaration: pointer does not implement fmt.Stringer (method String has pointer receiver)"
	_ fmt.Stringer = &pointer{}
	_ fmt.Stringer = other{} // ERROR "cannot use other{} (value of struct type other) as fmt.Stringer value in variable declaration: other does not implement fmt.Stringer (missing method String)"
	_ io.Reader    = other{} // ERROR "cannot use other{} (value of struct type other) as io.Reader value in variable declaration: other does not implement io.Reader (wrong type for method Read)"
	_ io.Writer    = 3 // ERROR "cannot use 3 (constant of type int) as io.Writer value in variable declaration: int does not implement io.Writer (missing method Write)"
	_ error        = "text" // ERROR "cannot use "text" (constant of type string) as error value in variable declaration: string does not implement error (missing method Error)"
)

func main() {
	var s fmt.Stringer
	_ = s.(other) // ERROR "impossible type assertion: s.(other)"
}
