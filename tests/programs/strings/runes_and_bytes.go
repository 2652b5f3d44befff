package main

import "fmt"

func main() {
	s := "héllo, 世界!"
	fmt.Println(len(s), len([]rune(s)), s[1], s[7:])
	for i, r := range s {
		fmt.Print(i, ":", string(r), " ")
	}
	fmt.Println()
	b := []byte(s)
	b[0] = 'H'
	fmt.Println(string(b), s)
	r := []rune(s)
	r[1] = 'e'
	fmt.Println(string(r), string(rune(0x4e16)), string([]byte{0xff, 'a'}) == "\xffa")
	for _, r := range "a\xffb" {
		fmt.Print(r, " ")
	}
	fmt.Println("a" < "b", "abc" < "abd", "Z" < "a", "" == "", s == "h"+s[1:])
	fmt.Printf("%q %x %+q %v\n", s, "hi", s, []byte("hi"))
	raw := `a\n
b`
	fmt.Println(len(raw), raw)
}

// Output:
// 15 10 195  世界!
// 0:h 1:é 3:l 4:l 5:o 6:, 7:  8:世 11:界 14:!
// Héllo, 世界! héllo, 世界!
// hello, 世界! 世 true
// 97 65533 98 true true true true true
// "héllo, 世界!" 6869 "h\u00e9llo, \u4e16\u754c!" [104 105]
// 5 a\n
// b
