// A shift of an untyped constant takes its type from where it stands.
package main

import "fmt"

func main() {
	s := uint(33)
	var i = 1 << s
	var j int32 = 1 << s
	var k = uint64(1 << s)
	var w int64 = 1.0 << 33
	fmt.Println(i, j, k, w)
	var big uint = 70
	fmt.Println(1<<big == 0, int32(-8)>>1, int32(-8)>>big, uint8(200)>>3, uint32(1)<<31)
	x := int8(1)
	x <<= 7
	fmt.Println(x, x>>7, uint8(x)>>7)
	defer func() { fmt.Println(recover()) }()
	n := -1
	fmt.Println(1 << n)
}

// Output:
// 8589934592 0 8589934592 8589934592
// true -4 -1 25 2147483648
// -128 -1 1
// runtime error: negative shift amount
