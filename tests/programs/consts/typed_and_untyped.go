// Untyped constants are exact and take the type that they need.
package main

import "fmt"

const (
	big        = 1 << 100
	third      = 1.0 / 3
	word       = "go"
	typed int8 = 100
)

type celsius float64

const boiling celsius = 100

func main() {
	fmt.Println(big>>98, big/(big-1), third*3 == 1)
	var f float32 = third
	var d float64 = third
	fmt.Println(f, d, float64(f) == d)
	fmt.Println(len(word), word[1], word+"pher")
	fmt.Println(typed/3, -typed, boiling+0.5)
	fmt.Printf("%T %T %T %T %T\n", 1, 1.0, 'a', "s", boiling)
	const huge = 1e400
	fmt.Println(huge / 1e399)
	var u8 uint8 = 255
	fmt.Println(u8+1, u8<<1, ^u8, -u8)
	const x = 5 / 2
	const y = 5 / 2.0
	fmt.Println(x, y, 5%3, -5/2, -5%3)
	fmt.Println('a'+1, string(rune('a'+1)), 07, 0b101, 0xff, 0o17, 1_000)
}

// Output:
// 4 1 true
// 0.33333334 0.3333333333333333 false
// 2 111 gopher
// 33 -100 100.5
// int float64 int32 string main.celsius
// 10
// 0 254 0 1
// 2 2.5 2 -2 -2
// 98 b 7 5 255 15 1000
