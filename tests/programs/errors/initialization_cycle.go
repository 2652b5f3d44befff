// Package variables that need each other.
package main

var x = f() // ERROR "initialization cycle for x"

func f() int { return y }

var y = x + 1

const (
	p = q // ERROR "initialization cycle for p"
	q = p
)

func main() {}
