package main

import (
	"errors"
	"fmt"
)

type e struct{ n int }

func (x e) Error() string { return fmt.Sprint("e", x.n) }

type bad struct{}

func (bad) String() string { panic("oops") }

func main() {
	base := errors.New("base")
	wrapped := fmt.Errorf("more: %w", base)
	twice := fmt.Errorf("%w and %w", wrapped, e{2})
	fmt.Println(wrapped, errors.Is(wrapped, base), errors.Unwrap(wrapped) == base)
	fmt.Println(twice, errors.Is(twice, base), errors.Is(twice, e{2}), errors.Join(base, e{1}))
	fmt.Printf("%v %s %d %q\n", e{1}, e{1}, e{1}, e{1})
	fmt.Println([]error{base, nil, e{3}}, struct{ Err error }{e{4}}, &e{5})
	fmt.Println(bad{})
	var nilErr *e
	fmt.Printf("%v\n", nilErr)
}

// Output:
// more: base true true
// more: base and e2 true true base
// e1
// e1 e1 {1} "e1"
// [base <nil> e3] {e4} e5
// %!v(PANIC=String method: oops)
// <nil>
