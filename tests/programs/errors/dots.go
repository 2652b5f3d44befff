// Three dots belong to the last parameter.
package main

func f(a ...int, b string) {} // ERROR "can only use ... with final parameter"

var x ...int // ERROR "syntax error: unexpected ..., expected type"

func g() (r ...int) { return nil } // ERROR "invalid use of ..."

func main() {
	f([]int{}...)
}
