// goto, and break and continue out of nested statements.
package main

import "fmt"

func find(grid [][]int, want int) (int, int, bool) {
	for y, row := range grid {
		for x, v := range row {
			if v == want {
				return x, y, true
			}
		}
	}
	return 0, 0, false
}

func main() {
	i := 0
again:
	if i < 3 {
		fmt.Print(i, " ")
		i++
		goto again
	}
	fmt.Println()

outer:
	for a := range 4 {
		switch a {
		case 1:
			continue outer
		case 3:
			break outer
		}
		for b := range 4 {
			if b > a {
				continue outer
			}
			fmt.Print(a, b, " ")
		}
	}
	fmt.Println()

	c := make(chan int, 1)
loop:
	for n := 0; ; n++ {
		select {
		case c <- n:
		case v := <-c:
			if n > 4 {
				break loop
			}
			fmt.Print(v, " ")
		}
	}
	fmt.Println()
	fmt.Println(find([][]int{{1, 2}, {3, 4}}, 3))
	fmt.Println(find(nil, 3))
}

// Output:
// 0 1 2
// 0 0 2 0 2 1 2 2
// 0 2
// 0 1 true
// 0 0 false
