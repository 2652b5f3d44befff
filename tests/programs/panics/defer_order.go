package main

import "fmt"

func f() (result int) {
	defer func() { result *= 2 }()
	for i := range 3 {
		defer fmt.Println("deferred", i)
	}
	x := 10
	defer fmt.Println("argument", x)
	x = 20
	return x + 1
}

func main() {
	fmt.Println(f())
}

// Output:
// argument 10
// deferred 2
// deferred 1
// deferred 0
// 42
