// An expression that a line of constants repeats means what it would mean written there.
package main

import "fmt"

const X = 2

func sums() {
	const (
		X = X + X
		Y
		Z
	)
	fmt.Println(X, Y, Z)
}

func named() {
	const (
		A = X + iota
		X
		B
		iota
		C
		D = iota
		E
	)
	fmt.Println(A, X, B, iota, C, D, E)
}

func main() {
	sums()
	named()
}

// Output:
// 4 8 8
// 2 3 5 6 9 6 6
