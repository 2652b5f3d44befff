// main and init take and return nothing, and init cannot be called.
package main

func main(args []string) int { // ERROR "func main must have no arguments and no return values"
	init() // ERROR "undefined: init"
	return 0
}

func init() {}

var init = 3 // ERROR "cannot declare init - must be func"
