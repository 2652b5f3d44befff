// Methods that print: String and Error make a value text, Format makes it anything.
package main

import (
	"errors"
	"fmt"
)

type shown struct{ n int }

func (s shown) String() string { return fmt.Sprint(s.n) }

type failure struct{ code int }

func (f *failure) Error() string { return "failure" }

type own int

func (own) Format(f fmt.State, verb rune) { fmt.Fprintf(f, "own-%c", verb) }

type hidden struct{ s shown }

type again struct{ n int }

func (a again) String() string {
	if a.n > 0 {
		return fmt.Sprintf("%v", a) // VET "fmt.Sprintf format %v with arg a causes recursive (command-line-arguments.again).String method call"
	}
	return fmt.Sprint(a.n)
}

func (a *again) Error() string {
	if a.n > 0 {
		return fmt.Sprintln(a) // VET "fmt.Sprintln arg a causes recursive call to (*command-line-arguments.again).Error method"
	}
	return "none"
}

func main() {
	fmt.Printf("%s %d\n", shown{1}, shown{2})
	fmt.Printf("%t\n", shown{1}) // VET "fmt.Printf format %t has arg shown{1} of wrong type command-line-arguments.shown"
	fmt.Printf("%s\n", &failure{1})
	fmt.Printf("%s\n", failure{1}) // VET "fmt.Printf format %s has arg failure{1} of wrong type command-line-arguments.failure"
	fmt.Printf("%d %z\n", own(1), own(2))
	fmt.Printf("%s\n", hidden{shown{1}}) // VET "fmt.Printf format %s has arg hidden{shown{1}} of wrong type command-line-arguments.hidden"
	fmt.Println(again{}, errors.Unwrap(&again{}))
	if main == nil { // VET "comparison of function main == nil is always false"
		fmt.Printf("%v\n", main) // VET "fmt.Printf format %v arg main is a func value, not called"
	}
	var err error = &failure{2}
	_ = fmt.Errorf("%w", failure{1}) // VET "fmt.Errorf format %w has arg failure{1} of wrong type command-line-arguments.failure"
	_ = fmt.Errorf("%w", err)
	fmt.Printf("%w\n", err) // VET "fmt.Printf does not support error-wrapping directive %w"
}

// Output:
// 1 {2}
// {%!t(int=1)}
// failure
// {%!s(int=1)}
// own-d own-z
// {{%!s(int=1)}}
// 0 <nil>
// %!w(*main.failure=&{2})
