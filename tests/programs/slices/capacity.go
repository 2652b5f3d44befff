// Slicing keeps the array and limits the capacity; copy moves what fits, overlapping or not.
package main

import "fmt"

func main() {
	a := [6]int{0, 1, 2, 3, 4, 5}
	s := a[1:3]
	fmt.Println(s, len(s), cap(s), s[:5])
	t := a[1:3:4]
	fmt.Println(len(t), cap(t))
	t = append(t, 30)
	t = append(t, 40)
	t[0] = -1
	fmt.Println(a, t)
	fmt.Println(copy(a[2:], a[:]), a)
	b := make([]byte, 3)
	fmt.Println(copy(b, "hello"), string(b))
	var none []int
	fmt.Println(none == nil, len(none), none[:], append(none, none...) == nil, append([]int{}, none...) == nil)
	clear(s)
	fmt.Println(a)
	arr := [3]int(a[3:])
	p := (*[2]int)(a[4:])
	p[0] = 77
	fmt.Println(arr, a)
	for _, f := range []func(){
		func() { n := 7; _ = a[:n:6] },
		func() { n := 4; _ = s[n:] },
		func() { n := 9; _ = s[:n] },
		func() { i, j := 3, 2; _ = a[i:j] },
		func() { _ = [4]int(s) },
		func() { n := -1; _ = make([]int, n) },
		func() { n := 2; _ = "go"[n] },
		func() { n := 3; _ = "go"[n:] },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

// Output:
// [1 2] 2 5 [1 2 3 4 5]
// 2 3
// [0 1 2 30 4 5] [-1 2 30 40]
// 4 [0 1 0 1 2 30]
// 3 hel
// true 0 [] true false
// [0 0 0 1 2 30]
// [1 2 30] [0 0 0 1 77 30]
// runtime error: slice bounds out of range [:7:6]
// runtime error: slice bounds out of range [4:2]
// runtime error: slice bounds out of range [:9] with capacity 5
// runtime error: slice bounds out of range [3:2]
// runtime error: cannot convert slice with length 2 to array or pointer to array with length 4
// runtime error: makeslice: len out of range
// runtime error: index out of range [2] with length 2
// runtime error: slice bounds out of range [3:2]
