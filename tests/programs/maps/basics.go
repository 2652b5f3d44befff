package main

import "fmt"

type key struct {
	a int
	b string
}

func main() {
	m := map[string]int{"one": 1, "two": 2}
	m["three"] = 3
	m["one"]++
	v, ok := m["none"]
	fmt.Println(len(m), m["one"], v, ok)
	delete(m, "two")
	delete(m, "absent")
	fmt.Println(m)
	k := map[key][]int{{1, "x"}: {1, 2}}
	k[key{1, "x"}] = append(k[key{1, "x"}], 3)
	k[key{2, "y"}] = append(k[key{2, "y"}], 4)
	fmt.Println(k)
	var none map[int]int
	fmt.Println(none[1], len(none), none == nil)
	for range none {
		fmt.Println("impossible")
	}
	clear(m)
	fmt.Println(len(m))
	a := map[[2]int]string{{1, 2}: "a"}
	fmt.Println(a[[2]int{1, 2}], a[[2]int{2, 1}] == "")
	i := map[any]string{1: "int", "1": "string", 1.0: "float", key{1, "k"}: "struct"}
	fmt.Println(i[1], i["1"], i[1.0], i[key{1, "k"}], i[int64(1)] == "")
}

// Output:
// 3 2 0 false
// map[one:2 three:3]
// map[{1 x}:[1 2 3] {2 y}:[4]]
// 0 0 true
// 0
// a true
// int string float struct true
