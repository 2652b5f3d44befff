// Strings are bytes that cannot change; building, slicing, comparing and ranging.
package main

import (
	"fmt"
	"strings"
)

func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func palindrome(s string) bool {
	clean := strings.ToLower(strings.ReplaceAll(s, " ", ""))
	return clean == reverse(clean)
}

func main() {
	fmt.Println(reverse("Hello, 世界"), palindrome("Never odd or even"), palindrome("go"))
	var b strings.Builder
	for i := range 5 {
		b.WriteString(strings.Repeat("*", i+1))
		b.WriteByte('|')
		b.WriteRune('é')
	}
	fmt.Println(b.String(), b.Len())
	s := "abc"
	t := s
	s += "def"
	fmt.Println(s, t, s[1:4], s[:0] == "", s > t, "Z" < "a")
	bytes := []byte(s)
	bytes[0] = 'X'
	fmt.Println(s, string(bytes), len("é"), len([]rune("é")))
	for i, r := range "a\xffé" {
		fmt.Print(i, " ", r, " ")
	}
	fmt.Println()
	fmt.Printf("%q %x % x %+q %s\n", "tab\t\"q\"", "hi", "hi", "é", []byte("raw"))
	fmt.Println(`raw \n string
second line`)
	switch s[len(s)-1:] {
	case "f":
		fmt.Println("ends in f")
	}
}

// Output:
// 界世 ,olleH true false
// *|é**|é***|é****|é*****|é 30
// abcdef abc bcd true true true
// abcdef Xbcdef 2 1
// 0 97 1 65533 2 233
// "tab\t\"q\"" 6869 68 69 "\u00e9" raw
// raw \n string
// second line
// ends in f
