// Constants are constant.
package main

import "math"

var v = 3

const (
	a       = v // ERROR "v (variable of type int) is not constant"
	b       = math.Sqrt(2) // ERROR "math.Sqrt(2) (value of type float64) is not constant"
	c []int = nil // ERROR "invalid constant type []int"
	d       = len([3]int{})
	e       = len([]int{1}) // ERROR "len([]int{…}) (value of type int) is not constant"
	f // ERROR "len([]int{…}) (value of type int) is not constant"
)

func main() {
	_ = iota // ERROR "cannot use iota outside constant declaration"
	const g // ERROR "missing init expr for g"
}
