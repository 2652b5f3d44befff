// Verbs that do not fit the types of their arguments.
package main

import (
	"errors"
	"fmt"
)

type point struct{ x, y int }

type label string

func main() {
	n, s, f := 1, "a", 1.5
	fmt.Printf("%d %s\n", s, n)   // VET "fmt.Printf format %d has arg s of wrong type string"
	fmt.Printf("%s\n", 'x')       // VET "fmt.Printf format %s has arg 'x' of wrong type rune"
	fmt.Printf("%.2f %d\n", f, f) // VET "fmt.Printf format %d has arg f of wrong type float64"
	fmt.Printf("%d\n", point{1, 2})
	fmt.Printf("%s\n", point{1, 2})      // VET "fmt.Printf format %s has arg point{1, 2} of wrong type command-line-arguments.point"
	fmt.Printf("%d\n", label("a"))       // VET "fmt.Printf format %d has arg label("a") of wrong type command-line-arguments.label"
	fmt.Printf("%d\n", []string{"x"})    // VET "fmt.Printf format %d has arg []string{"x"} of wrong type []string"
	fmt.Printf("%s\n", map[string]int{}) // VET "fmt.Printf format %s has arg map[string]int{} of wrong type map[string]int"
	fmt.Printf("%s\n", nil)              // VET "fmt.Printf format %s has arg nil of wrong type untyped nil"
	fmt.Printf("%t\n", n)                // VET "fmt.Printf format %t has arg n of wrong type int"
	fmt.Printf("%q\n", n)                // VET "fmt.Printf format %q has arg n of wrong type int"
	fmt.Printf("%x %X\n", s, f)
	fmt.Printf("%f\n", complex(1, 2))
	fmt.Printf("%d\n", true) // VET "fmt.Printf format %d has arg true of wrong type bool"
	fmt.Printf("%d\n", errors.New("e"))
	for _, r := range "é" {
		fmt.Printf("%s\n", r) // VET "fmt.Printf format %s has arg r of wrong type rune"
	}
	b := "abc"[0]
	fmt.Printf("%s\n", b)           // VET "fmt.Printf format %s has arg b of wrong type byte"
	fmt.Printf("\t\"é\" %d\n", "x") // VET "fmt.Printf format %d has arg "x" of wrong type string"
	fmt.Printf(`raw %d`+"\n", "x")  // VET "fmt.Printf format %d has arg "x" of wrong type string"
	fmt.Printf(`raw %d`, "x")       // VET "fmt.Printf format %d has arg "x" of wrong type string"
	fmt.Println()
	const format = "%d\n"
	fmt.Printf(format, "x")                      // VET "fmt.Printf format %d has arg "x" of wrong type string"
	_ = fmt.Sprintf("%5.1f|%-8d|%+v", 1, 1.0, 1) // VET "fmt.Sprintf format %5.1f has arg 1 of wrong type int"
	fmt.Println(fmt.Errorf("x: %d", "y"))        // VET "fmt.Errorf format %d has arg "y" of wrong type string"
}

// Output:
// %!d(string=a) %!s(int=1)
// %!s(int32=120)
// 1.50 %!d(float64=1.5)
// {1 2}
// {%!s(int=1) %!s(int=2)}
// %!d(main.label=a)
// [%!d(string=x)]
// map[]
// %!s(<nil>)
// %!t(int=1)
// '\x01'
// 61 0X1.8P+00
// (1.000000+2.000000i)
// %!d(bool=true)
// &{%!d(string=e)}
// %!s(int32=233)
// %!s(uint8=97)
// 	"é" %!d(string=x)
// raw %!d(string=x)
// raw %!d(string=x)
// %!d(string=x)
// x: %!d(string=y)
