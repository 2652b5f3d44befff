// Imports that are unused, missing or doubled.
package main

import (
	"fmt"
	"os" // ERROR ""os" imported and not used"
	"strings" // ERROR ""strings" imported and not used"
)

func main() {
	fmt.println("lower case") // ERROR "undefined: fmt.println (but have Println)"
	fmt.Printline("no such function") // ERROR "undefined: fmt.Printline"
	sort.Ints(nil) // ERROR "undefined: sort"
	strings := 1 // ERROR "declared and not used: strings"
}
