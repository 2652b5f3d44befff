// Working on text with the strings package.
package main

import (
	"fmt"
	"strings"
)

func main() {
	line := "  name = Raceway ; kind=playground;lang = go  "
	for _, part := range strings.Split(line, ";") {
		key, value, ok := strings.Cut(part, "=")
		fmt.Printf("%q %q %v\n", strings.TrimSpace(key), strings.TrimSpace(value), ok)
	}
	fmt.Println(strings.Fields(line))
	fmt.Println(strings.Index("chicken", "ken"), strings.LastIndex("go gopher", "go"), strings.IndexByte("abc", 'c'))
	fmt.Println(strings.HasPrefix("golang", "go"), strings.HasSuffix("golang", "ng"), strings.Contains("golang", "lan"))
	fmt.Println(strings.ToUpper("göod"), strings.Title("x"), strings.Count("cheese", "e"), strings.Count("five", ""))
	fmt.Println(strings.TrimLeft("xxabcxx", "x"), strings.TrimSuffix("a.go", ".go"), strings.Trim("[a]", "[]"))
	fmt.Println(strings.Replace("oink oink oink", "k", "ky", 2), strings.EqualFold("Go", "GO"))
	fmt.Println(strings.Join([]string{"a", "b", "c"}, ", "), strings.SplitN("a,b,c,d", ",", 2))
	fmt.Println(strings.Map(func(r rune) rune {
		if r == 'a' {
			return 'A'
		}
		return r
	}, "banana"))
}

// Output:
// "name" "Raceway" true
// "kind" "playground" true
// "lang" "go" true
// [name = Raceway ; kind=playground;lang = go]
// 4 3 2
// true true true
// GÖOD X 3 5
// abcxx a a
// oinky oinky oink true
// a, b, c [a b,c,d]
// bAnAnA
