// A generic function works on every type of its constraint.
package main

import "fmt"

type Number interface {
	~int | ~int8 | ~uint8 | ~int64 | ~uint64 | ~float32 | ~float64
}

type Celsius float64

func Sum[T Number](xs ...T) T {
	var total T
	for _, x := range xs {
		total += x
	}
	return total
}

func Scale[T Number](x T, by T) T { return x*by - 1 }

func Half[T Number](x T) T { return x / 2 }

func main() {
	fmt.Println(Sum(1, 2, 3), Sum[float64](1, 2.5), Sum[int8](100, 27, 1))
	fmt.Println(Sum[uint8](200, 100), Sum(Celsius(1.5), 2), Sum[string2](1, 2))
	fmt.Println(Scale(3, 4), Scale(0.5, 4.0), Scale[uint8](16, 16))
	fmt.Println(Half(7), Half(7.0), Half[int8](-7), Half[uint64](1<<63+1), Half[float32](0.1))
	fmt.Printf("%T %T %T\n", Sum[Celsius](), Half[uint8](3), Scale[int64])
}

type string2 int

// Output:
// 6 3.5 -128
// 44 3.5 3
// 11 1 255
// 3 3.5 -3 4611686018427387904 0.05
// main.Celsius uint8 func(int64, int64) int64
