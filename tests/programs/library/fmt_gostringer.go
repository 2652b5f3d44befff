package main

import (
	"errors"
	"fmt"
)

type color int

func (c color) GoString() string { return fmt.Sprintf("color(%d)", int(c)) }
func (c color) String() string   { return [...]string{"red", "green"}[c] }

type shape struct {
	Name  string
	Color color
	inner []color
	next  *shape
	f     func()
	any   any
	err   error
	m     map[string]int
}

type stringerPointer struct{ n int }

func (s *stringerPointer) String() string { return fmt.Sprint("#", s.n) }

type panicky struct{}

func (p *panicky) Error() string { return p.missing().Error() }
func (p *panicky) missing() error {
	return nil
}

func main() {
	s := shape{"box", 1, []color{0}, nil, nil, 3.5, nil, map[string]int{"a": 1}}
	fmt.Printf("%v\n%+v\n%#v\n", s, s, s)
	fmt.Printf("%v %d %x %q %s %#v %#v\n", color(1), color(1), color(1), color(1), []color{0, 1}, color(1), []color{1})
	fmt.Println(color(0), []any{color(1), nil, "s"}, map[color]color{0: 1})
	fmt.Println(stringerPointer{1}, &stringerPointer{2}, []*stringerPointer{nil} != nil)
	fmt.Printf("%v %s\n", color(9), color(9))
	var np *stringerPointer
	fmt.Printf("%v %+v\n", np, struct{ P fmt.Stringer }{np})
	fmt.Println(&panicky{})
	fmt.Printf("%v %+v %s\n", errors.New("e"), struct{ E error }{errors.New("inner")}, error(nil))
	fmt.Printf("%#v %#v %#v %#v %#v\n", []string{"a"}, map[string]bool{"x": true}, [2]int{1, 2}, struct{ X, Y int }{1, 2}, &struct{ S string }{"p"})
	fmt.Printf("%#v %#v %#v %#v %#v %#v\n", 1.0, 1e6, 1e21, 'x', uint8(3), "q\n")
	fmt.Printf("%#v %#v %#v %#v\n", []byte{1}, any(nil), []any{nil, 1}, (*int)(nil))
	fmt.Printf("%T %T %T %T\n", s, &s, color(1), fmt.Println)
}

// Output:
// {box green [0] <nil> <nil> 3.5 <nil> map[a:1]}
// {Name:box Color:green inner:[0] next:<nil> f:<nil> any:3.5 err:<nil> m:map[a:1]}
// main.shape{Name:"box", Color:color(1), inner:[]main.color{0}, next:(*main.shape)(nil), f:(func())(nil), any:3.5, err:error(nil), m:map[string]int{"a":1}}
// green 1 677265656e "green" [red green] color(1) []main.color{color(1)}
// red [green <nil> s] map[red:green]
// {1} #2 true
// %!v(PANIC=String method: runtime error: index out of range [9] with length 2) %!s(PANIC=String method: runtime error: index out of range [9] with length 2)
// <nil> {P:<nil>}
// %!v(PANIC=Error method: runtime error: invalid memory address or nil pointer dereference)
// e {E:inner} %!s(<nil>)
// []string{"a"} map[string]bool{"x":true} [2]int{1, 2} struct { X int; Y int }{X:1, Y:2} &struct { S string }{S:"p"}
// 1 1e+06 1e+21 120 0x3 "q\n"
// []byte{0x1} <nil> []interface {}{interface {}(nil), 1} (*int)(nil)
// main.shape *main.shape main.color func(...interface {}) (int, error)
