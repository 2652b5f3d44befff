package main

import "fmt"

type Number interface {
	~int | ~int64 | ~float64
}

func Convert[To, From Number](x From) To { return To(x) }
func Make[T any, N Number](n N) []T      { return make([]T, int(n)) }

type Celsius float64

func main() {
	fmt.Println(Convert[int](2.9), Convert[float64](3), Convert[Celsius](int64(20)))
	fmt.Printf("%T %T\n", Convert[Celsius](1), Make[string](2))
	f := Convert[int, float64]
	fmt.Println(f(7.5))
}

// Output:
// 2 3 20
// main.Celsius []string
// 7
