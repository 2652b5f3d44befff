// Methods belong to the package's own named types, once each.
package main

type t struct{ field int }

func (t) m()      {}
func (*t) m()     {} // ERROR "method t.m already declared at method_declarations.go:6:10"
func (t) field()  {} // ERROR "field and method with the same name field"
func (int) m()    {} // ERROR "cannot define new methods on non-local type int"
func (*[]int) n() {} // ERROR "invalid receiver type *[]int"

type p *int

func (p) m() {} // ERROR "invalid receiver type p (pointer or interface type)"

type i interface{ m() }

func (i) n() {} // ERROR "invalid receiver type i (pointer or interface type)"

func main() {}
