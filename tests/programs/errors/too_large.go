// Types and constants beyond all bounds.
package main

var a [1 << 62]int

const c = 1 << 100000 // ERROR "invalid operation: invalid shift count 100000 (untyped int constant)"

const d = 1.0 << 3.5 // ERROR "3.5 (untyped float constant) truncated to uint"

func main() {
	_ = a
	var b [1 << 40][1 << 40]int
	_ = b
}
