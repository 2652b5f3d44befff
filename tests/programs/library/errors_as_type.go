package main

import (
	"errors"
	"fmt"
	"io"
)

type notFound struct{ name string }

func (e notFound) Error() string { return e.name + " not found" }

type wrapped struct{ error }

func (w wrapped) Unwrap() error { return w.error }

type chameleon struct{}

func (chameleon) Error() string { return "chameleon" }
func (chameleon) As(target any) bool {
	if t, ok := target.(*notFound); ok {
		t.name = "disguised"
		return true
	}
	return false
}

func main() {
	err := fmt.Errorf("outer: %w", wrapped{notFound{"key"}})
	e, ok := errors.AsType[notFound](err)
	fmt.Println(e.name, ok)
	_, ok = errors.AsType[*notFound](err)
	fmt.Println(ok)
	w, ok := errors.AsType[interface {
		error
		Unwrap() error
	}](err)
	fmt.Println(w != nil, ok)
	e, ok = errors.AsType[notFound](errors.Join(io.EOF, chameleon{}))
	fmt.Println(e, ok)
	_, ok = errors.AsType[notFound](nil)
	fmt.Println(ok)
	e, ok = errors.AsType[notFound](fmt.Errorf("%w and %w", io.EOF, notFound{"second"}))
	fmt.Println(e, ok)
}

// Output:
// key true
// false
// true true
// disguised not found true
// false
// second not found true
