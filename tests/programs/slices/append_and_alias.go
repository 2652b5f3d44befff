package main

import "fmt"

func main() {
	a := make([]int, 3, 5)
	b := append(a, 1)
	c := append(a, 2)
	fmt.Println(a, b, c, len(b), cap(b))
	d := a[1:2]
	d = append(d, 9)
	fmt.Println(a, d, cap(d))
	e := a[1:2:2]
	e = append(e, 7)
	fmt.Println(a, e)
	var n []int
	n = append(n, a...)
	n = append(n, n...)
	fmt.Println(n, n == nil, len(n))
	fmt.Println(copy(n, []int{8, 8}), n, copy(n[1:], n), n)
	bs := append([]byte("ab"), "cd"...)
	fmt.Println(string(bs))
	n2 := copy(bs, "xy")
	fmt.Println(n2, string(bs))
}

// Output:
// [0 0 0] [0 0 0 2] [0 0 0 2] 4 5
// [0 0 9] [0 9] 4
// [0 0 9] [0 7]
// [0 0 9 0 0 9] false 6
// 2 [8 8 8 9 0 0] 5 [8 8 8 9 0 0]
// abcd
// 2 xycd
