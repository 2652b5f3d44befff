package main

import (
	"fmt"
	"math/rand"
	randv2 "math/rand/v2"
)

func main() {
	good := func(name string, ok func() bool) {
		for range 200 {
			if !ok() {
				fmt.Println("out of range:", name)
				return
			}
		}
	}
	good("Intn", func() bool { n := rand.Intn(6); return n >= 0 && n < 6 })
	good("Int31n", func() bool { n := rand.Int31n(7); return n >= 0 && n < 7 })
	good("Int63n", func() bool { n := rand.Int63n(1 << 40); return n >= 0 && n < 1<<40 })
	good("Float64", func() bool { f := rand.Float64(); return f >= 0 && f < 1 })
	good("Float32", func() bool { f := rand.Float32(); return f >= 0 && f < 1 })
	good("Int", func() bool { return rand.Int() >= 0 && rand.Int31() >= 0 && rand.Int63() >= 0 })
	good("ExpFloat64", func() bool { return rand.ExpFloat64() >= 0 })
	good("IntN", func() bool { n := randv2.IntN(6); return n >= 0 && n < 6 })
	good("Int64N", func() bool { n := randv2.Int64N(9); return n >= 0 && n < 9 })
	good("Uint32N", func() bool { return randv2.Uint32N(3) < 3 && randv2.UintN(4) < 4 && randv2.Uint64N(5) < 5 })
	good("Float", func() bool { f := randv2.Float64(); return f >= 0 && f < 1 && randv2.Float32() < 1 })
	seen := map[int]bool{}
	for _, v := range rand.Perm(10) {
		seen[v] = true
	}
	for _, v := range randv2.Perm(10) {
		seen[v+100] = true
	}
	fmt.Println(len(seen))
	s := []int{1, 2, 3, 4, 5}
	rand.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	randv2.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	sum := 0
	for _, v := range s {
		sum += v
	}
	different := rand.Int63() != rand.Int63() && randv2.Uint64() != randv2.Uint64()
	b := make([]byte, 64)
	n, err := rand.Read(b)
	fmt.Println(sum, different, n, err)
	rand.Seed(7) // does nothing by now
	for _, f := range []func(){
		func() { randv2.IntN(0) },
		func() { randv2.Int64N(-1) },
		func() { randv2.UintN(0) },
		func() { randv2.Shuffle(-1, nil) },
		func() { rand.Int63n(0) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

// Output:
// 20
// 15 true 64 <nil>
// invalid argument to IntN
// invalid argument to Int64N
// invalid argument to UintN
// invalid argument to Shuffle
// invalid argument to Int63n
