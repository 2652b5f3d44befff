// Functions are values: in variables, maps, slices, structs and results.
package main

import "fmt"

type op func(int, int) int

func (o op) twice(a, b int) int { return o(o(a, b), b) }

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

type button struct {
	label string
	click func() string
}

func main() {
	ops := map[string]op{
		"add": func(a, b int) int { return a + b },
		"mul": func(a, b int) int { return a * b },
	}
	fmt.Println(ops["add"](2, 3), ops["mul"](2, 3), ops["mul"].twice(2, 3))
	fmt.Println(ops["none"] == nil, ops["add"] != nil)
	f := compose(func(x int) int { return x + 1 }, func(x int) int { return x * 10 })
	fmt.Println(f(1), compose()(7))
	b := button{"ok", func() string { return "clicked" }}
	fmt.Println(b.label, b.click())
	var steps []func()
	for _, word := range []string{"a", "b", "c"} {
		steps = append(steps, func() { fmt.Print(word) })
	}
	for i := len(steps) - 1; i >= 0; i-- {
		steps[i]()
	}
	fmt.Println()
}

// Output:
// 5 6 18
// true true
// 20 7
// ok clicked
// cba
