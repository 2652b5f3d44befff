// A package is no value, and shows its exported names only.
package main

import (
	"fmt"
	"strings"
)

func main() {
	x := fmt // ERROR "declared and not used: x"
	fmt.println("a") // ERROR "undefined: fmt.println (but have Println)"
	strings.None() // ERROR "undefined: strings.None"
	var b strings.builder // ERROR "declared and not used: b"
	fmt = nil // ERROR "use of package fmt not in selector"
}
