package main

import "fmt"

func Map[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func Reduce[T, A any](xs []T, acc A, f func(A, T) A) A {
	for _, x := range xs {
		acc = f(acc, x)
	}
	return acc
}

func Pick[K comparable, V any](m map[K]V, k K, other V) V {
	if v, ok := m[k]; ok {
		return v
	}
	return other
}

func Send[T any](c chan<- T, v T) { c <- v }

func main() {
	fmt.Println(Map([]int{1, 2}, func(i int) string { return fmt.Sprint("n", i) }))
	fmt.Println(Reduce([]string{"a", "bc"}, 0, func(n int, s string) int { return n + len(s) }))
	fmt.Println(Pick(map[string]float64{"x": 1}, "y", 2))
	c := make(chan int, 1)
	Send(c, 7)
	fmt.Println(<-c)
}

// Output:
// [n1 n2]
// 3
// 2
// 7
