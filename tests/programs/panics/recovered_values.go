// recover gives the value as it was thrown, and nil afterwards.
package main

import (
	"errors"
	"fmt"
	"io"
)

type code struct{ n int }

func catch(v any) (r any) {
	defer func() {
		r = recover()
		fmt.Print(recover(), " ")
	}()
	panic(v)
}

func main() {
	fmt.Printf("%T %[1]v\n", catch(3))
	fmt.Printf("%T %[1]v\n", catch("text"))
	fmt.Printf("%T %[1]v\n", catch(code{4}))
	fmt.Println(errors.Is(catch(io.EOF).(error), io.EOF))
	fmt.Println(catch(nil))
}

// Output:
// <nil> int 3
// <nil> string text
// <nil> main.code {4}
// <nil> true
// <nil> runtime error: panic called with nil argument
