// fmt survives a panic in a method that it calls, and says so.
package main

import "fmt"

type bad struct{}

func (bad) String() string { panic("cannot say") }

type null struct{ n int }

func (n *null) String() string { return fmt.Sprint(n.n) }

type wrong struct{}

func (wrong) Error() string { panic(fmt.Errorf("an error")) }

func main() {
	fmt.Println(bad{})
	fmt.Printf("%v %s|%d\n", bad{}, bad{}, bad{})
	var n *null
	fmt.Println(n, &null{3})
	fmt.Printf("%v\n", wrong{})
}

// Output:
// %!v(PANIC=String method: cannot say)
// %!v(PANIC=String method: cannot say) %!s(PANIC=String method: cannot say)|{}
// <nil> 3
// %!v(PANIC=Error method: an error)
