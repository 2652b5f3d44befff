package main

import "fmt"

func main() {
	m := map[string]int{}
	for i := range 20000 {
		m[fmt.Sprint("key", i)] = i
	}
	for i := 0; i < 20000; i += 2 {
		delete(m, fmt.Sprint("key", i))
	}
	sum := 0
	for _, v := range m {
		sum += v
	}
	fmt.Println(len(m), sum, m["key7777"], m["key7778"])
}

// Output:
// 10000 100000000 7777 0
