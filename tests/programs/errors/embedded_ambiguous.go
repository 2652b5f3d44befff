// A name that two embedded types have at one depth is ambiguous.
package main

type a struct{ name string }
type b struct{ name string }
type ab struct {
	a
	b
}

func (a) m() {}
func (b) m() {}

type pointer struct{ *int }
type twice struct {
	a
	*a // ERROR "a redeclared"
}

func main() {
	var x ab
	_ = x.name // ERROR "ambiguous selector x.name"
	x.m() // ERROR "ambiguous selector x.m"
	_ = x.a.name
	_ = x.none // ERROR "x.none undefined (type ab has no field or method none)"
}
