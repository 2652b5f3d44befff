package main

import "fmt"

func two() (int, string) { return 7, "seven" }

func three() (a, b int, err error) {
	a = 1
	b, err = 2, nil
	return
}

func take(n int, s string) string { return fmt.Sprint(n, s) }

func sum(base int, xs ...int) int {
	for _, x := range xs {
		base += x
	}
	return base
}

var (
	global = compute()
	other  = 5
)

func compute() int { return other * 2 }

func init() { other++ }

func main() {
	a, b := 1, 2
	a, b = b, a+b
	xs := []int{0, 1, 2}
	i := 0
	i, xs[i] = 2, 9
	xs[0], xs[1], xs[2] = xs[2], xs[0], xs[1]
	fmt.Println(a, b, i, xs)
	fmt.Println(take(two()))
	x, y, err := three()
	fmt.Println(x, y, err, sum(1), sum(1, 2, 3), sum(1, xs...))
	n, _ := two()
	n, s := n+1, "new"
	fmt.Println(n, s, global, other)
	x += y
	x <<= 3
	x ^= 1
	x %= 10
	fmt.Println(x)
}

// Output:
// 2 3 2 [2 9 1]
// 7seven
// 1 2 <nil> 1 6 13
// 8 new 10 6
// 5
