package main

import (
	"errors"
	"fmt"
	"io"
)

type coded struct{ code int }

func (c coded) Error() string { return fmt.Sprint("code ", c.code) }

type pointed struct{ name string }

func (p *pointed) Error() string        { return "pointed " + p.name }
func (p *pointed) Is(target error) bool { return target == io.EOF }

type wide struct{ a, b, c, d, e, f, g, h, i string }

func (w wide) Error() string { return w.a + w.i }

type uncomparable []int

func (u uncomparable) Error() string { return "uncomparable" }

type converts struct{}

func (converts) Error() string { return "converts" }
func (converts) As(target any) bool {
	if c, ok := target.(*coded); ok {
		c.code = 99
		return true
	}
	return false
}

type timeout interface{ Timeout() bool }
type slow struct{ coded }

func (slow) Timeout() bool { return true }

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

func main() {
	base := errors.New("base")
	same := errors.New("base")
	wrapped := fmt.Errorf("outer: %w", fmt.Errorf("inner: %w", base))
	joined := errors.Join(nil, wrapped, coded{3}, &pointed{"p"})
	fmt.Println(base == same, errors.Is(wrapped, base), errors.Is(wrapped, same), errors.Is(nil, base), errors.Is(base, nil), errors.Is(nil, nil))
	fmt.Println(joined)
	fmt.Println(errors.Is(joined, base), errors.Is(joined, coded{3}), errors.Is(joined, coded{4}), errors.Is(joined, io.EOF), errors.Is(joined, io.ErrUnexpectedEOF))
	var c coded
	var p *pointed
	var t timeout
	var w wide
	var e error
	fmt.Println(errors.As(joined, &c), c.code, errors.As(joined, &p), p.name, errors.As(joined, &t), t)
	fmt.Println(errors.As(fmt.Errorf("x: %w", slow{coded{1}}), &t), t.Timeout(), errors.As(converts{}, &c), c.code)
	fmt.Println(errors.As(fmt.Errorf("w %w", wide{a: "first", i: "last"}), &w), w.a, w.i, w, errors.As(base, &e), e == base)
	fmt.Println(errors.Is(uncomparable{1}, uncomparable{1}), errors.Is(fmt.Errorf("%w", uncomparable{}), base))
	fmt.Println(errors.Unwrap(wrapped), errors.Unwrap(errors.Unwrap(wrapped)) == base, errors.Unwrap(base), errors.Unwrap(joined), errors.Join(), errors.Join(nil, nil))
	fmt.Printf("%v %q %T %T\n", errors.Join(base, coded{1}), errors.Join(base, same), joined, wrapped)
	try(func() { errors.As(base, nil) })
	try(func() { errors.As(base, c) })
	try(func() { errors.As(base, (*coded)(nil)) })
	try(func() {
		var s string
		errors.As(base, &s)
	})
	fmt.Println(errors.As(nil, &c))
}

// Output:
// false true false false false true
// outer: inner: base
// code 3
// pointed p
// true true false true false
// true 3 true p false <nil>
// true true true 99
// true first last firstlast true true
// false false
// inner: base true <nil> <nil> <nil> <nil>
// base
// code 1 "base\nbase" *errors.joinError *fmt.wrapError
// panic: errors: target cannot be nil
// panic: errors: target must be a non-nil pointer
// panic: errors: target must be a non-nil pointer
// panic: errors: *target must be interface or implement error
// false
