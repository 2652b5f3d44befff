package main

import (
	"fmt"
	"math/bits"
)

func main() {
	for _, x := range []uint64{0, 1, 2, 255, 1 << 31, 0x0123456789abcdef, 1<<64 - 1} {
		fmt.Println(bits.Len64(x), bits.LeadingZeros64(x), bits.TrailingZeros64(x), bits.OnesCount64(x), bits.Reverse64(x), bits.ReverseBytes64(x))
		fmt.Println(bits.Len8(uint8(x)), bits.LeadingZeros8(uint8(x)), bits.TrailingZeros8(uint8(x)), bits.OnesCount8(uint8(x)), bits.Reverse8(uint8(x)))
		fmt.Println(bits.Len16(uint16(x)), bits.LeadingZeros16(uint16(x)), bits.TrailingZeros16(uint16(x)), bits.Reverse16(uint16(x)), bits.ReverseBytes16(uint16(x)))
		fmt.Println(bits.Len32(uint32(x)), bits.LeadingZeros32(uint32(x)), bits.TrailingZeros32(uint32(x)), bits.Reverse32(uint32(x)), bits.ReverseBytes32(uint32(x)))
		fmt.Println(bits.RotateLeft64(x, 12), bits.RotateLeft32(uint32(x), -5), bits.RotateLeft16(uint16(x), 3), bits.RotateLeft8(uint8(x), 9))
		hi, lo := bits.Mul64(x, x)
		fmt.Println(hi, lo)
	}
	fmt.Println(bits.UintSize)
}

// Output:
// 0 64 64 0 0 0
// 0 8 8 0 0
// 0 16 16 0 0
// 0 32 32 0 0
// 0 0 0 0
// 0 0
// 1 63 0 1 9223372036854775808 72057594037927936
// 1 7 0 1 128
// 1 15 0 32768 256
// 1 31 0 2147483648 16777216
// 4096 134217728 8 2
// 0 1
// 2 62 1 1 4611686018427387904 144115188075855872
// 2 6 1 1 64
// 2 14 1 16384 512
// 2 30 1 1073741824 33554432
// 8192 268435456 16 4
// 0 4
// 8 56 0 8 18374686479671623680 18374686479671623680
// 8 0 0 8 255
// 8 8 0 65280 65280
// 8 24 0 4278190080 4278190080
// 1044480 4160749575 2040 255
// 0 65025
// 32 32 31 1 4294967296 549755813888
// 0 8 8 0 0
// 0 16 16 0 0
// 32 0 31 1 128
// 8796093022208 67108864 0 0
// 0 4611686018427387904
// 57 7 0 32 17848844570815808640 17279655951921914625
// 8 0 0 7 247
// 16 0 0 63411 61389
// 32 0 0 4155757969 4023233417
// 3771334343958392850 2085445231 28542 223
// 364380129851052 15899362585920840993
// 64 0 0 64 18446744073709551615 18446744073709551615
// 8 0 0 8 255
// 16 0 0 65535 65535
// 32 0 0 4294967295 4294967295
// 18446744073709551615 4294967295 65535 255
// 18446744073709551614 1
// 64
