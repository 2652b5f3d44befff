package main

import (
	"fmt"
	"os" // ERROR ""os" imported and not used"
)

func main() {
	x := 1 // ERROR "declared and not used: x"
	var y int // ERROR "declared and not used: y"
	y = 2
	z, w := 3, 4 // ERROR "declared and not used: w"
	fmt.Println(z)
}
