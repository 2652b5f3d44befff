package main

import (
	"fmt"
	"math/rand/v2"
	"time"
)

type small uint8

func main() {
	for range 100 {
		if n := rand.N(10); n < 0 || n >= 10 {
			fmt.Println("out of range", n)
		}
		if d := rand.N(time.Second); d < 0 || d >= time.Second {
			fmt.Println("out of range", d)
		}
		if s := rand.N(small(3)); s > 2 {
			fmt.Println("out of range", s)
		}
	}
	fmt.Printf("%T %T\n", rand.N(time.Minute), rand.N(int64(5)))
	fmt.Println(rand.N(1), rand.N(uint64(1)))
	r := rand.New(rand.NewPCG(3, 4))
	fmt.Println(r.N(1000), r.N(time.Hour), r.N(small(200)))
	defer func() { fmt.Println(recover()) }()
	rand.New(rand.NewPCG(1, 2)).N(-1)
}

// Output:
// time.Duration int64
// 0 0
// 881 54m52.055426747s 93
// invalid argument to N
