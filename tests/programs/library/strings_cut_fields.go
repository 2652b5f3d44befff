package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {
	fmt.Println(strings.Cut("a=b=c", "="))
	fmt.Println(strings.CutLast("a=b=c", "="))
	fmt.Println(strings.CutLast("abc", "="))
	fmt.Println(strings.CutPrefix("prefix-x", "prefix-"))
	fmt.Println(strings.CutSuffix("x.go", ".rs"))
	fmt.Printf("%q\n", strings.Fields("  a b\t\nc  d\u00a0e "))
	fmt.Printf("%q\n", strings.FieldsFunc("a1b22c", unicode.IsDigit))
	fmt.Printf("%q %q %q\n", strings.Split("a,b,c", ","), strings.Split("", ","), strings.Split("héy", ""))
	fmt.Printf("%q %q %q\n", strings.SplitN("a,b,c", ",", 2), strings.SplitN("a,b", ",", 0), strings.SplitN("a,b", ",", -1))
	fmt.Printf("%q %q\n", strings.SplitAfter("a,b,c", ","), strings.SplitAfterN("a,b,c", ",", 2))
	fmt.Println(strings.Map(func(r rune) rune {
		if unicode.IsUpper(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, "Hello Wörld"))
	fmt.Println(strings.EqualFold("Go", "GO"), strings.EqualFold("ß", "SS"), strings.EqualFold("Σ", "ς"))
	fmt.Println(strings.Title("hello wOrld"), strings.ToTitle("ǆ"), strings.ToValidUTF8("a\xffb\xfe\xfdc", "?"))
	fmt.Println(strings.Count("cheese", "e"), strings.Count("five", ""), strings.Index("chicken", "ken"), strings.LastIndex("go gopher", "go"))
	fmt.Println(strings.IndexAny("golang", "ny"), strings.LastIndexAny("golang", "go"), strings.IndexFunc("Hi5", unicode.IsDigit), strings.LastIndexFunc("5Hi", unicode.IsLetter))
	fmt.Printf("%q %q %q\n", strings.Trim("xxhixx", "x"), strings.TrimLeft("xxhi", "x"), strings.TrimFunc("12ab34", unicode.IsDigit))
	fmt.Println(strings.Repeat("ab", 3), strings.Compare("a", "b"), strings.ContainsRune("abc", 'b'), strings.ContainsAny("abc", "xyzc"))
	r := strings.NewReplacer("<", "&lt;", ">", "&gt;", "a", "1", "aa", "2")
	fmt.Println(r.Replace("<aaa>"))
	fmt.Println(strings.NewReplacer("", "-").Replace("abc"))
	for _, f := range []func(){
		func() { strings.Repeat("x", -1) },
		func() { strings.NewReplacer("odd") },
		func() { new(strings.Builder).Grow(-1) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

// Output:
// a b=c true
// a=b c true
// abc  false
// x true
// x.go false
// ["a" "b" "c" "d" "e"]
// ["a" "b" "c"]
// ["a" "b" "c"] [""] ["h" "é" "y"]
// ["a" "b,c"] [] ["a" "b"]
// ["a," "b," "c"] ["a," "b,c"]
// ELLO ÖRLD
// true false true
// Hello WOrld ǅ a?b?c
// 3 5 4 3
// 4 5 2 2
// "hi" "hi" "ab"
// ababab -1 true true
// &lt;111&gt;
// -a-b-c-
// strings: negative Repeat count
// strings.NewReplacer: odd argument count
// strings.Builder.Grow: negative count
