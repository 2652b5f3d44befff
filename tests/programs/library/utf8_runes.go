package main

import (
	"fmt"
	"unicode/utf8"
)

func main() {
	s := "aé世😀\xff"
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		fmt.Println(i, r, n, utf8.RuneLen(r))
		i += n
	}
	b := []byte(s)
	for len(b) > 0 {
		r, n := utf8.DecodeLastRune(b)
		fmt.Println(r, n)
		b = b[:len(b)-n]
	}
	fmt.Println(utf8.RuneCountInString(s), utf8.RuneCount([]byte(s)), utf8.ValidString(s), utf8.Valid([]byte("ok")), utf8.ValidRune(0xd800), utf8.ValidRune('x'))
	fmt.Println(utf8.FullRune([]byte{0xe4, 0xb8}), utf8.FullRuneInString("世"), utf8.FullRuneInString("\xff"), utf8.RuneStart('a'), utf8.RuneStart(0x80))
	buf := make([]byte, 4)
	n := utf8.EncodeRune(buf, '世')
	fmt.Println(buf[:n], utf8.AppendRune(nil, -1), utf8.AppendRune([]byte("x"), 'é'))
	fmt.Println(utf8.RuneLen(-1), utf8.RuneLen(0xd800), utf8.RuneLen(utf8.MaxRune))
	r, n := utf8.DecodeRune(nil)
	fmt.Println(r, n, utf8.RuneError)
	defer func() { fmt.Println(recover()) }()
	utf8.EncodeRune(buf[:1], '世')
}

// Output:
// 0 97 1 1
// 1 233 2 2
// 3 19990 3 3
// 6 128512 4 4
// 10 65533 1 3
// 65533 1
// 128512 4
// 19990 3
// 233 2
// 97 1
// 5 5 false true false true
// false true true true false
// [228 184 150] [239 191 189] [120 195 169]
// -1 -1 4
// 65533 0 65533
// runtime error: index out of range [2] with length 1
