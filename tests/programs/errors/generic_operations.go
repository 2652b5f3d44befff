package main

func add[T any](x, y T) T              { return x + y } // ERROR "invalid operation: operator + not defined on x (variable of type T constrained by any)"
func less[T comparable](x, y T) bool   { return x < y } // ERROR "invalid operation: x < y (type parameter T cannot use operator <)"
func shift[T int | float64](x T) T     { return x << 1 } // ERROR "invalid operation: shifted operand x (variable of type T constrained by int | float64) must be integer"
func neg[T int | string](x T) T        { return -x } // ERROR "invalid operation: operator - not defined on x (variable of type T constrained by int | string)"
func index[T []int | map[string]int](x T) int { return x[0] } // ERROR "cannot index x (variable of type T constrained by []int | map[string]int)"
func each[T []int | string](x T) {
	for range x { // ERROR "cannot range over x (variable of type T constrained by []int | string): []int and string have different underlying types"
	}
}
func assert[T any](x T)        { _ = x.(int) } // ERROR "invalid operation: cannot use type assertion on type parameter value x (variable of type T constrained by any)"
func call[T func() | int](x T) { x() } // ERROR "invalid operation: cannot call x (variable of type T constrained by func() | int): int is not a function"
func conv[T any](x T) int      { return int(x) } // ERROR "cannot convert x (variable of type T constrained by any) to type int"

func main() {}
