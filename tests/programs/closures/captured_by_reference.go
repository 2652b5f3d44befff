// A closure shares the variables around it; arguments are copied.
package main

import "fmt"

type account struct{ balance int }

func main() {
	x := 1
	show := func() { fmt.Println("x is", x) }
	show()
	x = 2
	show()
	func(x int) {
		x = 9
		fmt.Println("inner", x)
	}(x)
	show()

	a := account{10}
	deposit := func(n int) { a.balance += n }
	deposit(5)
	p := &a
	deposit(5)
	fmt.Println(a.balance, p.balance)

	inc, get := func() (func(), func() int) {
		n := 0
		return func() { n++ }, func() int { return n }
	}()
	inc()
	inc()
	fmt.Println(get())
}

// Output:
// x is 1
// x is 2
// inner 9
// x is 2
// 20 20
// 2
