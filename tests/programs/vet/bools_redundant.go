// Conditions that say a thing twice, or nothing.
package main

import "fmt"

func ready() bool { return true }

func main() {
	a, b, s := 1, 2, "x"
	fmt.Println(a == 1 || a == 1)           // VET "redundant or: a == 1 || a == 1"
	fmt.Println(a != 1 || a != 2)           // VET "suspect or: a != 1 || a != 2"
	fmt.Println(a == 1 && a == 2)           // VET "suspect and: a == 1 && a == 2"
	fmt.Println(a == 1 || b == 1 || a == 1) // VET "redundant or: a == 1 || a == 1"
	fmt.Println(ready() || ready())
	fmt.Println(a != 1 || ready() || a != 2)
	fmt.Println(1 == a && 2 == a)                // VET "suspect and: 1 == a && 2 == a"
	fmt.Println(s == "a" && (b > 2 && s == "a")) // VET "redundant and: s == "a" && s == "a""
	fmt.Println(a != b || a != b)                // VET "redundant or: a != b || a != b"
	fmt.Println(a == 1 || a == 2, a != 1 && a != 2)
	fmt.Println(a == 1 && b == 1 || a == 2 && b == 1)
}

// Output:
// true
// true
// false
// true
// true
// true
// false
// false
// true
// true false
// false
