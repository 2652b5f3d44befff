// go and defer want a call, not a conversion nor most of the built-in functions.
package main

func main() {
	defer int(3) // ERROR "defer requires function call, not conversion int(3) (constant 3 of type int)"
	go len("a") // ERROR "go discards result of len("a") (constant 1 of type int)"
	defer append([]int{}, 1) // ERROR "defer discards result of append([]int{}, 1) (value of type []int)"
	go println("fine")
	defer panic("fine")
}
