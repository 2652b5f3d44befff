package main

import (
	"errors"
	"fmt"
	"io"
)

type code int

func (c code) Error() string        { return fmt.Sprint("code ", int(c)) }
func (c code) Is(target error) bool { return target == io.EOF && c == 7 }

func main() {
	a, b := errors.New("a"), code(7)
	one := fmt.Errorf("one: %w", a)
	two := fmt.Errorf("two: %w and %w", a, b)
	fmt.Println(one, errors.Unwrap(one) == a, errors.Is(one, a), errors.Is(one, b))
	fmt.Println(two, errors.Unwrap(two), errors.Is(two, a), errors.Is(two, b), errors.Is(two, io.EOF))
	var c code
	fmt.Println(errors.As(fmt.Errorf("deep: %w", two), &c), c)
	fmt.Println(fmt.Errorf("none %d", 1), errors.Unwrap(fmt.Errorf("none")))
	fmt.Println(fmt.Errorf("nil: %w", nil), fmt.Errorf("not an error: %w", 5), fmt.Errorf("%w %[1]w", a))
	fmt.Printf("%T %T %T\n", one, two, fmt.Errorf("plain"))
	fmt.Println(fmt.Sprintf("%w", a))
	j := errors.Join(nil, a, nil, b)
	fmt.Printf("%v|%T|%v|%v\n", j, j, errors.Is(j, b), errors.Join(nil, nil) == nil)
	fmt.Println(errors.Is(nil, nil), errors.Is(a, nil), errors.Is(errors.New("a"), a), errors.Is(errors.ErrUnsupported, errors.ErrUnsupported))
	fmt.Println(errors.Join(errors.Join(a, b), fmt.Errorf("w: %w", io.EOF)))
	if u, ok := two.(interface{ Unwrap() []error }); ok {
		fmt.Println(len(u.Unwrap()))
	}
	for _, f := range []func(){
		func() { errors.As(a, nil) },
		func() { errors.As(a, 1) },
		func() { var s string; errors.As(a, &s) },
		func() { var p *code; errors.As(a, p) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

// Output:
// one: a true true false
// two: a and code 7 <nil> true true true
// true code 7
// none 1 <nil>
// nil: %!w(<nil>) not an error: %!w(int=5) a a
// *fmt.wrapError *fmt.wrapErrors *errors.errorString
// %!w(*errors.errorString=&{a})
// a
// code 7|*errors.joinError|true|true
// true false false true
// a
// code 7
// w: EOF
// 2
// errors: target cannot be nil
// errors: target must be a non-nil pointer
// errors: *target must be interface or implement error
// errors: target must be a non-nil pointer
