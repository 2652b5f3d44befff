package main

import "fmt"

func main() {
	for range 2 {
		fmt.Print("x")
	}
	for i := range 3 {
		fmt.Print(i)
	}
	var n uint8 = 3
	for i := range n {
		fmt.Printf("%T", i)
	}
	fmt.Println()
	s := []string{"a", "b"}
	for i := range s {
		s = append(s, s[i]+"!")
	}
	fmt.Println(s)
	for i, c := range "né" {
		fmt.Print(i, c, " ")
	}
	var i int
	var v string
	for i, v = range s {
	}
	fmt.Println(i, v)
	m := map[string]int{"only": 1}
	for k, v := range m {
		fmt.Println(k, v)
	}
	for range m {
		fmt.Println("once")
	}
	arr := [3]int{1, 2, 3}
	for i := range len(arr) {
		arr[i] *= arr[i]
	}
	for i, p := 0, &arr; i < len(p); i++ {
		fmt.Print(p[i], " ")
	}
	fmt.Println()
}

// Output:
// xx012uint8uint8uint8
// [a b a! b!]
// 0 110 1 233 3 b!
// only 1
// once
// 1 4 9
