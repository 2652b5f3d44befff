// Println and Print know no directives, and Println ends the line itself.
package main

import (
	"fmt"
	"os"
)

func answer() int { return 42 }

func main() {
	fmt.Println("%d items", 3) // VET "fmt.Println call has possible Printf formatting directive %d"
	fmt.Println("done\n")      // VET "fmt.Println arg list ends with redundant newline"
	fmt.Println("a", "b\n")    // VET "fmt.Println arg list ends with redundant newline"
	fmt.Print("fine\n")
	fmt.Print("%s", "x") // VET "fmt.Print call has possible Printf formatting directive %s"
	fmt.Println("100%", "50% of it", "%41%42")
	fmt.Println("50%d") // VET "fmt.Println call has possible Printf formatting directive %d"
	fmt.Println("%")
	fmt.Fprintln(os.Stdout, "%v", 1) // VET "fmt.Fprintln call has possible Printf formatting directive %v"
	_ = fmt.Sprint("%s")             // VET "fmt.Sprint call has possible Printf formatting directive %s"
	_ = fmt.Sprintln("x\n")          // VET "fmt.Sprintln arg list ends with redundant newline"
	if answer() == 0 {
		fmt.Println(answer)         // VET "fmt.Println arg answer is a func value, not called"
		fmt.Println(os.Stdout, "x") // VET "fmt.Println does not take io.Writer but has first arg os.Stdout"
	}
	s := "variable %d\n"
	fmt.Println(s)
}

// Output:
// %d items 3
// done
//
// a b
//
// fine
// %sx100% 50% of it %41%42
// 50%d
// %
// %v 1
// variable %d
