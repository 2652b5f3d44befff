package main

type Same[T any] T // ERROR "cannot use a type parameter as RHS in type declaration"
type Embed[T any] struct{ T } // ERROR "embedded field type cannot be a (pointer to a) type parameter"
type Loop[T any] struct{ next Loop[T] } // ERROR "invalid recursive type: Loop[T] refers to itself"
type Twice[T, T any] struct{} // ERROR "T redeclared in this block"
type Bound[P Q, Q any] struct{} // ERROR "cannot use a type parameter as constraint"
type Mixed interface{ int | interface{ m() } } // ERROR "cannot use interface{m()} in union (interface{m()} contains methods)"
type Under interface{ ~MyInt } // ERROR "invalid use of ~ (underlying type of MyInt is int)"
type MyInt int
type Over interface{ int | ~int } // ERROR "overlapping terms ~int and int"

var x interface{ ~int } // ERROR "cannot use type interface{~int} outside a type constraint: interface contains type constraints"

func main() {}
