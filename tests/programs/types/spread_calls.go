// A call with several results gives all arguments of a function or built-in at once.
package main

import "fmt"

func pair() ([]int, int)                        { return []int{1}, 2 }
func many() ([]any, int, string, error)         { return nil, 1, "x", nil }
func slices() ([]byte, string)                  { return make([]byte, 3), "abcd" }
func entry() (map[any]int, string)              { return m, "k" }
func variadic(xs ...any) (int, error)           { return len(xs), fmt.Errorf("%v", xs) }
func fixed(n int, err error, rest ...string) any { return fmt.Sprint(n, err, len(rest)) }

var m = map[any]int{"k": 1, "l": 2}

func main() {
	fmt.Println(append(pair()))
	fmt.Println(append(many()))
	fmt.Println(copy(slices()))
	delete(entry())
	fmt.Println(m)
	fmt.Println(fixed(variadic(pair())))
	println(pair2())
	switch x := any(3); 3 {
	case x:
		fmt.Println("equal to an interface")
	default:
		fmt.Println("not equal")
	}
}

func pair2() (int, string) { return 1, "one" }

// Output:
// [1 2]
// [1 x <nil>]
// 3
// map[l:2]
// 2 [[1] 2] 0
// equal to an interface
