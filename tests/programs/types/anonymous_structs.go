// Structs without a name: equal if their fields are, assignable to named ones.
package main

import "fmt"

type point struct{ X, Y int }

func main() {
	a := struct{ X, Y int }{1, 2}
	var p point = a
	fmt.Println(p, a == p, p == struct{ X, Y int }{1, 2})
	table := []struct {
		name string
		want int
	}{{"one", 1}, {"two", 2}}
	for _, row := range table {
		fmt.Println(row.name, row.want)
	}
	fmt.Printf("%T %+v\n", a, a)
	seen := map[struct{ a, b int }]bool{{1, 2}: true}
	fmt.Println(seen[struct{ a, b int }{1, 2}], len(seen))
}

// Output:
// {1 2} true true
// one 1
// two 2
// struct { X int; Y int } {X:1 Y:2}
// true 1
