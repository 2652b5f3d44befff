package main

import "fmt"

type Number interface {
	~int | ~rune | ~float64 | ~complex128
}

func Sum[T Number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func Pair[A, B any](a A, b B) string { return fmt.Sprintf("%T %T", a, b) }

func main() {
	fmt.Printf("%T %T %T %T\n", Sum(1, 2), Sum(1, 2.5), Sum(1, 'a'), Sum(1, 2i))
	fmt.Println(Sum(1, 2.5), Sum('a', 1), Sum(1, 2.0))
	fmt.Println(Pair(1, 'x'), Pair("s", 1.5))
	var f float64 = 3
	fmt.Println(Sum(1, f, 2))
}

// Output:
// int float64 int32 complex128
// 3.5 98 3
// int int32 string float64
// 6
