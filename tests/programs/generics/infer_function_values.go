package main

import (
	"fmt"
	"strconv"
)

func Double[T int | float64](x T) T { return x * 2 }
func Text[T any](x T) string        { return fmt.Sprint("<", x, ">") }
func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, len(xs))
	for i, x := range xs {
		out[i] = f(x)
	}
	return out
}
func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}
func Choose() func(float64) float64 { return Double }

func main() {
	var f func(int) int = Double
	fmt.Println(f(4), Choose()(1.5))
	fmt.Println(Map([]int{1, 2}, Double), Map([]float64{3}, Text))
	fmt.Println(Compose(strconv.Itoa, Text[string])(9))
	g := Map[int, string]
	fmt.Println(g([]int{5}, strconv.Itoa))
	var h func(string) string
	h = Text
	fmt.Println(h("h"))
}

// Output:
// 8 3
// [2 4] [<3>]
// <9>
// [5]
// <h>
