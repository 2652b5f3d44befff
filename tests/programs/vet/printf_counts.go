// Too many arguments, too few, and directives that are none.
package main

import "fmt"

func main() {
	n := 1
	fmt.Printf("%d %d\n", n)    // VET "fmt.Printf format %d reads arg #2, but call has 1 arg"
	fmt.Printf("%d\n", n, n)    // VET "fmt.Printf call needs 1 arg but has 2 args"
	fmt.Printf("no verbs\n", n) // VET "fmt.Printf call has arguments but no formatting directives"
	fmt.Printf("%z\n", n)       // VET "fmt.Printf format %z has unknown verb z"
	fmt.Printf("%[2]d %[1]d\n", n, n)
	fmt.Printf("%[3]d\n", n, n) // VET "fmt.Printf format %[3]d reads arg #3, but call has 2 args"
	fmt.Printf("%[x]d\n", n)    // VET "fmt.Printf format has invalid argument index [x]"
	fmt.Printf("%*d\n", "s", n) // VET "fmt.Printf format %*d uses non-int "s" as argument of *"
	fmt.Printf("%*d\n", 5, n)
	fmt.Printf("%.*f\n", n) // VET "fmt.Printf format %.*f reads arg #2, but call has 1 arg"
	fmt.Printf("%d%%\n", n)
	fmt.Printf("%+d %#d % d %-5d|\n", n, n, n, n) // VET "fmt.Printf format %#d has unrecognized flag #"
	fmt.Printf("%#t\n", true)                     // VET "fmt.Printf format %#t has unrecognized flag #"
	fmt.Printf("100%!\n")                         // VET "fmt.Printf format %! has unknown verb !"
	fmt.Printf("%")                               // VET "fmt.Printf format % is missing verb at end of string"
	fmt.Println()
	args := []any{1}
	fmt.Printf("%d %d\n", args...)
	fmt.Printf("%d\n", args...)
	fmt.Printf("%-10s|%6.2f\n", "a") // VET "fmt.Printf format %6.2f reads arg #2, but call has 1 arg"
}

// Output:
// 1 %!d(MISSING)
// 1
// %!(EXTRA int=1)no verbs
// %!(EXTRA int=1)%!z(int=1)
// 1 1
// %!d(BADINDEX)
// %!d(BADINDEX)
// %!(BADWIDTH)1
//     1
// %!f(MISSING)
// 1%
// +1 1  1 1    |
// true
// 100%!!(MISSING)
// %!(NOVERB)
// 1 %!d(MISSING)
// 1
// a         |%!f(MISSING)
