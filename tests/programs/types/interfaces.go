package main

import (
	"errors"
	"fmt"
)

type shape interface {
	area() float64
	fmt.Stringer
}

type rect struct{ w, h float64 }
type circle float64
type big struct{ a, b, c, d, e, f, g, h, i, j int }

func (r rect) area() float64    { return r.w * r.h }
func (r rect) String() string   { return fmt.Sprintf("rect(%gx%g)", r.w, r.h) }
func (c circle) area() float64  { return 3 * float64(c) * float64(c) }
func (c circle) String() string { return fmt.Sprintf("circle(%g)", float64(c)) }
func (b big) area() float64     { return float64(b.a + b.j) }
func (b big) String() string    { return "big" }

type failure struct{ code int }

func (f *failure) Error() string { return fmt.Sprint("failure ", f.code) }

func find(n int) error {
	if n == 0 {
		return nil
	}
	return fmt.Errorf("find: %w", &failure{n})
}

func describe(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("integer %v", x)
	case string:
		return "string of " + fmt.Sprint(len(x))
	case shape:
		return fmt.Sprint("shape ", x.area())
	case error:
		return "error " + x.Error()
	case func() int:
		return fmt.Sprint("func ", x())
	default:
		return fmt.Sprintf("other %T", x)
	}
}

func main() {
	shapes := []shape{rect{2, 3}, circle(1), &rect{4, 5}, big{a: 1, j: 2}}
	for _, s := range shapes {
		fmt.Println(s, s.area())
	}
	for _, v := range []any{nil, 1, int64(2), "abc", rect{1, 1}, errors.New("e"), func() int { return 9 }, 2.5, []int{}} {
		fmt.Println(describe(v))
	}
	err := find(3)
	var f *failure
	fmt.Println(err, errors.As(err, &f), f.code, find(0) == nil)
	var a, b any = rect{1, 2}, rect{1, 2}
	fmt.Println(a == b, a != nil, a == any(circle(1)), shapes[0] == shape(rect{2, 3}))
	var p *failure
	var e error = p
	fmt.Println(e == nil, p == nil)
}

// Output:
// rect(2x3) 6
// circle(1) 3
// rect(4x5) 20
// big 3
// nil
// integer 1
// integer 2
// string of 3
// shape 1
// error e
// func 9
// other float64
// other []int
// find: failure 3 true 3 true
// true true false true
// false true
