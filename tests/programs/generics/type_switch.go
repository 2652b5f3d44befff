// any(x).(type) in a generic function sees the type argument; so do assertions, %T and reflection on zero values.
package main

import "fmt"

type ID int

func kind[T any](x T) string {
	switch v := any(x).(type) {
	case int:
		return fmt.Sprint("int ", v+1)
	case string:
		return "string " + v
	case []T:
		return "slice of itself"
	case fmt.Stringer:
		return "stringer " + v.String()
	case nil:
		return "nil"
	default:
		return fmt.Sprintf("other %T", v)
	}
}

func (id ID) String() string { return fmt.Sprintf("ID(%d)", int(id)) }

func is[T any](x any) bool {
	_, ok := x.(T)
	return ok
}

func must[T any](x any) (t T, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = r.(error)
		}
	}()
	return x.(T), nil
}

func which[A, B any](x any) string {
	switch x.(type) {
	case A:
		return "A"
	case B:
		return "B"
	case map[string]A:
		return "map of A"
	}
	return "none"
}

type Box[T any] struct{ v T }

func main() {
	fmt.Println(kind(1), kind("s"), kind(ID(3)), kind(2.5), kind([]int{}), kind[any](nil), kind[any]("dyn"))
	fmt.Println(kind(Box[ID]{}), kind(&Box[map[string][]int]{}), kind(struct{ A, B int }{}))
	fmt.Println(is[int](1), is[string](1), is[error](fmt.Errorf("x")), is[fmt.Stringer](ID(1)), is[Box[int]](Box[int]{1}))
	fmt.Println(must[int](3))
	fmt.Println(must[string](3))
	fmt.Println(must[Box[int]](Box[string]{}))
	fmt.Println(must[fmt.Stringer](Box[string]{}))
	fmt.Println(which[int, string](1), which[int, string](""), which[int, int](1), which[int, string](map[string]int{}), which[error, any](nil))
}

// Output:
// int 2 string s stringer ID(3) other float64 other []int nil string dyn
// other main.Box[main.ID] other *main.Box[map[string][]int] other struct { A int; B int }
// true false true true true
// 3 <nil>
//  interface conversion: interface {} is int, not string
// {0} interface conversion: interface {} is main.Box[string], not main.Box[int]
// <nil> interface conversion: main.Box[string] is not fmt.Stringer: missing method String
// A B A map of A none
