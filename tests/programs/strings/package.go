package main

import (
	"fmt"
	"strings"
)

func main() {
	fmt.Println(strings.Split("a,b,c", ","), strings.Join([]string{"x", "y"}, "-"), strings.Repeat("ab", 3))
	fmt.Println(strings.Contains("seafood", "foo"), strings.Index("chicken", "ken"), strings.LastIndex("go gopher", "go"))
	fmt.Println(strings.ToUpper("grüß"), strings.ToLower("ÀB"), strings.TrimSpace("  x \n"), strings.Trim("--a--", "-"))
	fmt.Printf("%q %q\n", strings.Fields("  a  b c "), strings.SplitN("a,b,c,d", ",", 2))
	fmt.Println(strings.HasPrefix("golang", "go"), strings.HasSuffix("golang", "ng"), strings.Count("cheese", "e"), strings.Replace("oink oink", "k", "ky", 1))
	var sb strings.Builder
	for i := range 3 {
		fmt.Fprintf(&sb, "%d;", i)
	}
	sb.WriteString("end")
	sb.WriteByte('!')
	sb.WriteRune('世')
	fmt.Println(sb.String(), sb.Len())
	before, after, found := strings.Cut("key=value", "=")
	fmt.Println(before, after, found, strings.EqualFold("Go", "GO"), strings.Map(func(r rune) rune { return r + 1 }, "HAL"))
}

// Output:
// [a b c] x-y ababab
// true 4 3
// GRÜß àb x a
// ["a" "b" "c"] ["a" "b,c,d"]
// true true 3 oinky oink
// 0;1;2;end!世 13
// key value true true IBM
