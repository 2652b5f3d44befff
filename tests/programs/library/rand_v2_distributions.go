package main

import (
	"fmt"
	"math/rand/v2"
)

func main() {
	r := rand.New(rand.NewPCG(1, 2))
	for i := 0; i < 2000; i++ {
		n, e := r.NormFloat64(), r.ExpFloat64()
		if i%400 == 0 {
			fmt.Println(n, e)
		}
	}
	z := rand.NewZipf(r, 2, 1, 1000)
	for i := 0; i < 10; i++ {
		fmt.Print(z.Uint64(), " ")
	}
	fmt.Println(rand.NewZipf(r, 0.5, 1, 10) == nil, r.Perm(6))
	defer func() { fmt.Println(recover()) }()
	var none *rand.Zipf
	none.Uint64()
}

// Output:
// 0.37944549835531083 0.0680034588807843
// -0.2225116664378457 0.44278238255564617
// 0.1990794212363478 0.07814819436651843
// -0.10631633686617868 0.3481407516912308
// 0.6585306037154208 1.1056892114579995
// 0 0 1 0 0 0 0 2 0 0 true [3 1 4 0 2 5]
// rand: nil Zipf
