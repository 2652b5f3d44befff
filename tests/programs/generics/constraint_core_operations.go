package main

import "fmt"

func First[S ~[]E | ~[4]E, E any](s S) int    { return len(s) }
func At[T ~string | ~[]byte](t T, i int) byte { return t[i] }
func Cut[T ~string | ~[]byte](t T) T          { return t[1:3] }
func Fill[M ~map[K]V, K comparable, V any](k K, v V) M {
	m := make(M)
	m[k] = v
	return m
}
func Drain[C ~chan T | ~<-chan T, T any](c C) (n int) {
	for range c {
		n++
	}
	return
}
func Call[F ~func(int) int](f F) int { return f(20) }
func Deref[P ~*T, T any](p P) T      { return *p }
func Zero[T ~[]int | ~map[int]int](t T) bool {
	clear(t)
	return t == nil
}
func Bytes[T ~string | ~[]byte](t T) []byte { return append([]byte("x"), t...) }

type Codes map[string]int

func main() {
	fmt.Println(First[[]int]([]int{1, 2}), First[[4]int, int]([4]int{})) // ERROR "in call to First[[]int], cannot infer E (declared at constraint_core_operations.go:5:28)"
	fmt.Println(At("abc", 1), At([]byte("abc"), 2), Cut("hello"), string(Cut([]byte("hello"))))
	fmt.Printf("%T %v\n", Fill[Codes]("a", 1), Fill[Codes]("b", 2))
	c := make(chan string, 2)
	c <- "a"
	c <- "b"
	close(c)
	fmt.Println(Drain(c))
	n := 3
	fmt.Println(Call(func(i int) int { return i + n }), Deref(&n))
	fmt.Println(Zero([]int(nil)), Zero(map[int]int{1: 1}))
	fmt.Println(string(Bytes("y")), string(Bytes([]byte("z"))))
}
