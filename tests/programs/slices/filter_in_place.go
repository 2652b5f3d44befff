// The usual slice idioms: filter, insert, delete, reverse, grow in two dimensions.
package main

import "fmt"

func filter(s []int, keep func(int) bool) []int {
	out := s[:0]
	for _, v := range s {
		if keep(v) {
			out = append(out, v)
		}
	}
	return out
}

func main() {
	s := []int{1, 2, 3, 4, 5, 6}
	even := filter(s, func(n int) bool { return n%2 == 0 })
	fmt.Println(even, s)
	s = append(s[:1], s[2:]...)
	fmt.Println(s)
	s = append(s[:2], append([]int{99}, s[2:]...)...)
	fmt.Println(s)
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
	fmt.Println(s, min(3, 1, 2), max(2.5, 1))
	rows := make([][]string, 0)
	for i := range 3 {
		row := make([]string, i+1)
		for j := range row {
			row[j] = fmt.Sprint(i, j)
		}
		rows = append(rows, row)
	}
	fmt.Println(rows, len(rows[2]))
	type item struct {
		name string
		tags []string
	}
	items := []item{{"a", nil}, {name: "b", tags: []string{"x"}}}
	for i := range items {
		items[i].tags = append(items[i].tags, "new")
	}
	fmt.Printf("%v %+v\n", items, items[1])
	q := []int{1, 2, 3}
	for len(q) > 0 {
		head := q[0]
		q = q[1:]
		if head < 3 {
			q = append(q, head+2)
		}
		fmt.Print(head, " ")
	}
	fmt.Println()
}

// Output:
// [2 4 6] [2 4 6 4 5 6]
// [2 6 4 5 6]
// [2 6 99 4 5 6]
// [6 5 4 99 6 2] 1 2.5
// [[0 0] [1 0 1 1] [2 0 2 1 2 2]] 3
// [{a [new]} {b [x new]}] {name:b tags:[x new]}
// 1 2 3 3 4
