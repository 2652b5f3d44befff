// Two interfaces that no type can have both of.
package main

import "fmt"

type reader interface{ Read() int }

type writer interface{ Read() string }

type closer interface{ Close() }

type file struct{}

func (file) Read() int { return 1 }

func main() {
	var r reader = file{}
	var a any = r
	_, ok := r.(writer) // VET "impossible type assertion: no type can implement both command-line-arguments.reader and command-line-arguments.writer (conflicting types for Read method)"
	_, fine := r.(closer)
	_, maybe := a.(writer)
	fmt.Println(ok, fine, maybe)
	switch r.(type) {
	case writer: // VET "impossible type assertion: no type can implement both command-line-arguments.reader and command-line-arguments.writer (conflicting types for Read method)"
		fmt.Println("impossible")
	case closer, file:
		fmt.Println("file")
	}
}

// Output:
// false false false
// file
