// A format that is no constant may hold anything.
package main

import "fmt"

func greet(format string) string {
	return fmt.Sprintf(format) // VET "non-constant format string in call to fmt.Sprintf"
}

func main() {
	s := "hello\n"
	fmt.Printf(s) // VET "non-constant format string in call to fmt.Printf"
	fmt.Printf(s, 1)
	fmt.Printf("%s", s)
	const fixed = "fixed\n"
	fmt.Printf(fixed)
	fmt.Printf("a" + "b\n")
	fmt.Print(greet("x\n"))
	fmt.Println(fmt.Errorf(s + "!")) // VET "non-constant format string in call to fmt.Errorf"
}

// Output:
// hello
// hello
// %!(EXTRA int=1)hello
// fixed
// ab
// x
// hello
// !
