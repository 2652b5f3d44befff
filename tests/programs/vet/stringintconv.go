// A number converted to a string is a character, not its digits.
package main

import "fmt"

type code int

type text string

func convert[S ~string, N int | int64](n N) S { return S(n) } // VET "conversion from int (in N) to string (in S) yields a string of one rune, not a string of digits"

func main() {
	n, b, r := 65, byte(66), 'C'
	fmt.Println(string(n), string(b), string(r))                // VET "conversion from int to string yields a string of one rune, not a string of digits"
	fmt.Println(string(code(68)), text(uint16(69)), string(70)) // VET "conversion from code (int) to string yields a string of one rune, not a string of digits" "conversion from uint16 to text (string) yields a string of one rune, not a string of digits" "conversion from untyped int to string yields a string of one rune, not a string of digits"
	fmt.Println(string(rune(n)), string([]byte{65}), fmt.Sprint(n))
	fmt.Println(convert[text](71), []byte(string(n))) // VET "conversion from int to string yields a string of one rune, not a string of digits"
}

// Output:
// A B C
// D E F
// A A 65
// G [65]
