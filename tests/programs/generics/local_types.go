package main

import "fmt"

func Count[T comparable](list []T) string {
	type entry struct {
		value T
		n     int
	}
	var entries []entry
next:
	for _, v := range list {
		for i := range entries {
			if entries[i].value == v {
				entries[i].n++
				continue next
			}
		}
		entries = append(entries, entry{v, 1})
	}
	return fmt.Sprint(entries)
}

func Same[A, B any]() bool {
	type local struct{ a A }
	var x any = local{}
	_, ok := x.(interface{ m() })
	return ok
}

func Box[T any](v T) any {
	type box struct{ v T }
	return box{v}
}

func main() {
	fmt.Println(Count([]string{"a", "b", "a"}), Count([]float64{1, 1}))
	fmt.Println(Same[int, string]())
	fmt.Println(Box(1) == Box(1), Box(1) == Box("1"), Box("x") == Box("x"))
}

// Output:
// [{a 2} {b 1}] [{1 2}]
// false
// true false true
