package main

import "fmt"

func main() {
outer:
	for i := range 4 {
		for j := range 4 {
			switch {
			case j == 2:
				continue outer
			case i == 3:
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	n := 0
again:
	n++
	if n < 3 {
		goto again
	}
	fmt.Println(n)
	for n > 0 {
		n--
		if n == 1 {
			continue
		}
		if n == 0 {
			break
		}
		fmt.Println("n", n)
	}
}

// Output:
// 0 0 0 1 1 0 1 1 2 0 2 1
// 3
// n 2
