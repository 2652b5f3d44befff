// recover works only when called by the deferred function itself.
package main

import "fmt"

func helper() any { return recover() }

func indirect() (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprint("outer ", r)
		}
	}()
	defer func() {
		func() {
			if r := recover(); r != nil {
				s = "nested must not recover"
			}
		}()
	}()
	panic("p")
}

func direct() (s string) {
	defer func() {
		if r := helper(); r != nil {
			s = "helper must not recover"
			return
		}
		if r := recover(); r != nil {
			s = fmt.Sprint("direct ", r)
		}
	}()
	panic("q")
}

func replaced() (s string) {
	defer func() { s = fmt.Sprint(recover()) }()
	defer func() { panic("second") }()
	panic("first")
}

func main() {
	fmt.Println(recover())
	fmt.Println(indirect())
	fmt.Println(direct())
	fmt.Println(replaced())
}

// Output:
// <nil>
// outer p
// direct q
// second
