package main

func pair[T any](x, y T)                      {}
func keys[K comparable, V any](m map[K]V) []K { return nil }
func zero[T any]() (z T)                      { return }
func first[S ~[]E, E any](s S) (e E)          { return }
func apply[T, U any](f func(T) U, x T) U      { return f(x) }

func main() {
	pair(1, "a") // ERROR "in call to pair, mismatched types untyped int and untyped string (cannot infer T)"
	keys(1) // ERROR "in call to keys, cannot infer K (declared at generic_inference.go:4:11)"
	zero() // ERROR "in call to zero, cannot infer T (declared at generic_inference.go:5:11)"
	first(1) // ERROR "in call to first, cannot infer E (declared at generic_inference.go:6:20)"
	apply(func(s string) int { return 0 }, 1) // ERROR "cannot use 1 (untyped int constant) as string value in argument to apply"
	var f func(int, string) = pair // ERROR "inferred type func(x int, y int) for func(x T, y T) does not match type func(int, string) of f"
	_ = f
	_ = pair // ERROR "cannot use generic function pair without instantiation"
	zero[int, string]() // ERROR "got 2 type arguments but want 1"
}
