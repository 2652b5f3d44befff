// recover counts only in the deferred function itself, not in the body of a loop inside it.
package main

import "fmt"

func once(yield func() bool) { yield() }

func inBody() {
	defer func() {
		for range once {
			fmt.Println("in the body:", recover())
		}
		fmt.Println("after the loop:", recover())
	}()
	panic("p")
}

func deferredInBody() (s string) {
	for range once {
		for range once {
			defer func() { s = fmt.Sprint("recovered ", recover()) }()
		}
		panic("q")
	}
	return "unreached"
}

func nested() {
	defer fmt.Println("outer defer")
	defer func() {
		defer func() { fmt.Println("again:", recover()) }()
		for range once {
			defer fmt.Println("deferred in the deferred")
			panic(fmt.Sprint("re-", recover() == nil))
		}
	}()
	for range once {
		defer func() { fmt.Println("first:", recover()) }()
		panic("r")
	}
}

func main() {
	inBody()
	fmt.Println(deferredInBody())
	nested()
}

// Output:
// in the body: <nil>
// after the loop: p
// recovered q
// first: r
// deferred in the deferred
// again: re-true
// outer defer
