package main

import (
	"fmt"
	"math/rand"
)

func main() {
	r := rand.New(rand.NewSource(42))
	fmt.Println(r.Int63(), r.Uint64(), r.Uint32(), r.Int31(), r.Int())
	fmt.Println(r.Intn(10), r.Intn(16), r.Intn(1<<40), r.Int31n(7), r.Int63n(1000003), r.Int31n(8))
	fmt.Println(r.Float64(), r.Float32(), r.Perm(8))
	s := []string{"a", "b", "c", "d", "e"}
	r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	fmt.Println(s)
	p := make([]byte, 10)
	r.Read(p[:3])
	r.Read(p[3:])
	fmt.Println(p)
	for i := 0; i < 2000; i++ {
		n, e := r.NormFloat64(), r.ExpFloat64()
		if i%400 == 0 {
			fmt.Println(n, e)
		}
	}
	z := rand.NewZipf(r, 1.5, 2, 100)
	for i := 0; i < 10; i++ {
		fmt.Print(z.Uint64(), " ")
	}
	fmt.Println(rand.NewZipf(r, 1, 1, 10) == nil)
	for _, seed := range []int64{0, 1, -1, 1 << 40, -1 << 63} {
		r.Seed(seed)
		sum := uint64(0)
		for i := 0; i < 1000; i++ {
			sum = sum*31 + r.Uint64()
		}
		fmt.Println(seed, sum)
	}
	for _, f := range []func(){func() { r.Intn(0) }, func() { r.Int63n(-1) }, func() { r.Int31n(0) }, func() { r.Shuffle(-1, nil) }, func() { rand.Intn(-5) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

// Output:
// 3440579354231278675 9832119173398632219 2594563336 448434750 404153945743547657
// 5 5 585391986368 4 747566 1
// 0.2179415745756228 0.36168277 [3 4 7 2 0 6 5 1]
// [c d a e b]
// [225 0 218 205 45 136 95 105 44 182]
// 0.44968202698764936 1.1209549215904038
// 0.16155312900652224 0.793671493892959
// -0.5534300927436062 1.1045800592879342
// 0.25233722436918793 1.2768152828760742
// -0.7855745677286159 0.5322532642945514
// 16 28 10 2 1 1 0 1 2 11 true
// 0 14492748490721629530
// 1 15656352904378436311
// -1 14553522969900663270
// 1099511627776 2335797517838551766
// -9223372036854775808 7013113135238977008
// invalid argument to Intn
// invalid argument to Int63n
// invalid argument to Int31n
// invalid argument to Shuffle
// invalid argument to Intn
