// Calls happen from left to right; the right side is worked out before anything is assigned.
package main

import "fmt"

func say(s string, n int) int {
	fmt.Print(s, " ")
	return n
}

func pair() (int, int) {
	fmt.Print("pair ")
	return 7, 8
}

func main() {
	a := []int{0, 0, 0}
	a[say("i", 1)], a[say("j", 2)] = say("x", 5), say("y", 6)
	fmt.Println(a)
	i := 0
	i, a[i] = 1, 9
	fmt.Println(i, a)
	fmt.Println(say("a", 1)+say("b", 2)*say("c", 3) == 7 || say("never", 0) == 1)
	fmt.Println(say("no", 0) == 1 && say("never", 1) == 1)
	m := map[int]int{say("k1", 1): say("v1", 2), say("k2", 2): say("v2", 3)}
	fmt.Println(len(m))
	x, y := pair()
	x, y = y, x
	fmt.Println(x, y)
	p := &a[0]
	a, *p = []int{1}, 100
	fmt.Println(a, *p)
}

// Output:
// i j x y [0 5 6]
// 1 [9 5 6]
// a b c true
// no false
// k1 v1 k2 v2 2
// pair 8 7
// [1] 100
