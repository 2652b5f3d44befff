package main

import "fmt"

func f(n int) string {
	switch m := n % 10; {
	case m < 3:
		return "low"
	case m == 5:
		fallthrough
	case m == 6:
		return "five or six"
	default:
		return "other"
	}
}

func g(s string) (r int) {
	switch s {
	case "a", "b":
		r = 1
	case "c":
		r = 2
		if r == 2 {
			break
		}
		r = 3
	default:
		r = -1
	}
	return
}

func main() {
	for i := range 8 {
		fmt.Print(f(i), "; ")
	}
	fmt.Println(g("a"), g("b"), g("c"), g("z"))
	var x any = 3
	switch x {
	case "3":
		fmt.Println("string")
	case 3.0:
		fmt.Println("float")
	case 3:
		fmt.Println("int")
	}
	switch y := x.(type) {
	case int:
		fmt.Println(y + 1)
	}
	switch {
	}
}

// Output:
// low; low; low; other; other; five or six; five or six; other; 1 1 2 -1
// int
// 4
