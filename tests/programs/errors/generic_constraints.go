package main

type Number interface{ ~int | ~float64 }
type Text string

func sum[T Number](xs ...T) (s T)          { return }
func same[T comparable](x, y T) bool       { return x == y }
func exact[T int | string](x T)            {}
func show[T interface{ Show() string }](T) {}

type Shown struct{}

func (s *Shown) Show() string { return "" }

type Set[T comparable] map[T]bool

func main() {
	sum("a") // ERROR "string does not satisfy Number (string missing in ~int | ~float64)"
	sum[string]() // ERROR "string does not satisfy Number (string missing in ~int | ~float64)"
	same(func() {}, nil) // ERROR "func() does not satisfy comparable"
	same([]int{}, nil) // ERROR "[]int does not satisfy comparable"
	exact(Text("a")) // ERROR "Text does not satisfy int | string (possibly missing ~ for string in int | string)"
	show(1) // ERROR "int does not satisfy interface{Show() string} (missing method Show)"
	show(Shown{}) // ERROR "in call to show, T (type Shown) does not satisfy interface{Show() string} (method Show has pointer receiver)"
	var s Set[[]int] // ERROR "[]int does not satisfy comparable"
	_ = s
}
