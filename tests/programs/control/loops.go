// Every form of for, and loop variables that are new in each iteration.
package main

import "fmt"

type tree struct {
	left, right *tree
	value       int
}

func (t *tree) walk(f func(int)) {
	if t == nil {
		return
	}
	t.left.walk(f)
	f(t.value)
	t.right.walk(f)
}

func main() {
	n := 0
	for n < 3 {
		n++
	}
	for {
		n++
		if n > 5 {
			break
		}
	}
	fmt.Println(n)
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, ":", j, " ")
	}
	fmt.Println()
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
	var ps []*int
	for i := 0; i < 3; i++ {
		ps = append(ps, &i)
		i += 0
	}
	fmt.Println(*ps[0], *ps[1], *ps[2])
	a := [3]int{1, 2, 3}
	for i, v := range a {
		a[2] = 10
		fmt.Print(i, v, " ")
	}
	for i, v := range &a {
		a[2] = 20
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	s := []int{1, 2}
	for _, v := range s {
		s = append(s, v*10)
	}
	fmt.Println(s)
	root := &tree{&tree{nil, nil, 1}, &tree{nil, nil, 3}, 2}
	root.walk(func(v int) { fmt.Print(v, " ") })
	for i := range int8(3) {
		fmt.Printf("%T%d ", i, i)
	}
	fmt.Println()
}

// Output:
// 6
// 0:10 1:8 2:6 3:4
// 10 20 11 21 12 22
// 0 1 2
// 0 1 1 2 2 3 0 1 1 2 2 20
// [1 2 10 20]
// 1 2 3 int80 int81 int82
