// A declared function is never nil.
package main

import (
	"fmt"
	"strings"
)

type server struct{ hook func() }

func (s *server) serve() {}

func run() {}

func main() {
	var s server
	var f func()
	fmt.Println(run == nil, nil != run) // VET "comparison of function run == nil is always false" "comparison of function run != nil is always true"
	fmt.Println(f == nil, s.hook == nil)
	fmt.Println(s.serve == nil, strings.ToUpper != nil) // VET "comparison of function serve == nil is always false" "comparison of function ToUpper != nil is always true"
}

// Output:
// false true
// true true
// false true
