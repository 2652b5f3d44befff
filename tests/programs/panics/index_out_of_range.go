package main

import "fmt"

func main() {
	s := []int{1, 2, 3}
	i := 3
	fmt.Println("before")
	fmt.Println(s[i])
}

// Output:
// before
// Exit: 2
// Stderr: panic: runtime error: index out of range [3] with length 3
// Stderr: goroutine 1 [running]:
