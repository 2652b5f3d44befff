package main

import (
	"fmt"
	"math/rand/v2"
)

func main() {
	c := rand.NewChaCha8([32]byte([]byte("chacha8: a seed of 32 bytes ....")))
	fmt.Println(c.Uint64(), c.Uint64())
	sum := uint64(0)
	for i := 0; i < 500; i++ {
		sum = sum*31 + c.Uint64()
	}
	fmt.Println(sum)
	p := make([]byte, 21)
	c.Read(p[:3])
	c.Read(p[3:])
	fmt.Println(p)
	r := rand.New(c)
	fmt.Println(r.IntN(100), r.Perm(5), r.Float64())
	c.Seed([32]byte{1, 2, 3})
	fmt.Println(c.Uint64())
}

// Output:
// 11455622286217584038 371368137940323034
// 14134484232359011010
// [145 63 252 82 122 151 211 99 95 23 226 138 205 111 22 223 200 193 131 228 46]
// 94 [4 0 1 3 2] 0.6305406662254216
// 18307998996574457915
