// Statements after what goes round for ever, waits for ever or goes on elsewhere.
package main

import "fmt"

func spin(n int) int {
	for {
		if n > 3 {
			return n
		}
		n++
	}
	return 0 // VET "unreachable code"
}

func skip() {
	for i := 0; i < 2; i++ {
		fmt.Println(i)
		continue
		fmt.Println("never") // VET "unreachable code"
	}
	for {
		break
		fmt.Println("never") // VET "unreachable code"
	}
}

func wait(c chan int) int {
	select {
	case n := <-c:
		return n
	}
	return 0 // VET "unreachable code"
}

func block() {
	select {}
	fmt.Println("never") // VET "unreachable code"
}

func nested() {
outer:
	for {
		for {
			continue outer
		}
		fmt.Println("never") // VET "unreachable code"
	}
	fmt.Println("never either") // VET "unreachable code"
}

func main() {
	fmt.Println(spin(1))
	skip()
	c := make(chan int, 1)
	c <- 5
	fmt.Println(wait(c))
	if false {
		block()
		nested()
	}
}

// Output:
// 4
// 0
// 1
// 5
