package main

import (
	"bytes"
	"fmt"
	"unicode"
)

func main() {
	s := []byte("a,b,,c")
	fmt.Printf("%q %q %q\n", bytes.Split(s, []byte(",")), bytes.SplitN(s, []byte(","), 2), bytes.SplitAfter(s, []byte(",")))
	fmt.Printf("%q %q\n", bytes.Fields([]byte("  one two  three ")), bytes.FieldsFunc([]byte("1a22b"), unicode.IsDigit))
	parts := bytes.Split(s, []byte(","))
	parts[0][0] = 'X' // the parts share the memory of s, but append to none of its bytes
	parts[0] = append(parts[0], "zzz"...)
	fmt.Println(string(s), string(parts[0]), cap(parts[1]))
	fields := bytes.Fields(s)
	fields[0][1] = ';'
	fmt.Println(string(s))
	before, after, ok := bytes.Cut([]byte("k=v=w"), []byte("="))
	fmt.Println(string(before), string(after), ok)
	before, after, ok = bytes.CutLast([]byte("k=v=w"), []byte("="))
	fmt.Println(string(before), string(after), ok)
	_, after, ok = bytes.Cut([]byte("kv"), []byte("="))
	fmt.Println(after == nil, ok)
	rest, ok := bytes.CutPrefix([]byte("prefix"), []byte("pre"))
	fmt.Println(string(rest), ok)
	rest, ok = bytes.CutSuffix([]byte("prefix"), []byte("pre"))
	fmt.Println(string(rest), ok)
	fmt.Println(bytes.Compare([]byte("a"), []byte("b")), bytes.Equal(nil, []byte{}), bytes.EqualFold([]byte("Go"), []byte("gO")))
	fmt.Println(bytes.Index([]byte("chicken"), []byte("ken")), bytes.LastIndex([]byte("go go"), []byte("go")), bytes.IndexByte(s, 'b'), bytes.LastIndexByte(s, ','))
	fmt.Println(bytes.IndexAny(s, "xyb"), bytes.LastIndexAny(s, "b,"), bytes.IndexFunc([]byte("ab1"), unicode.IsDigit), bytes.LastIndexFunc([]byte("1ab"), unicode.IsDigit), bytes.IndexRune([]byte("héé"), 'é'))
	fmt.Println(bytes.ContainsFunc(s, unicode.IsSpace), bytes.Contains(s, []byte(",,")), bytes.ContainsAny(s, "z"), bytes.ContainsRune(s, 'c'), bytes.Count(s, []byte(",")))
	fmt.Printf("%s %s %s %s\n", bytes.ToUpper([]byte("héy")), bytes.ToLower([]byte("HÉY")), bytes.ToTitle([]byte("héy")), bytes.Title([]byte("oh my")))
	fmt.Printf("%q %q %q %q\n", bytes.Trim([]byte("  hi  "), " "), bytes.TrimSpace([]byte("\t x \n")), bytes.TrimFunc([]byte("12ab34"), unicode.IsDigit), bytes.TrimRight([]byte("hi!!"), "!"))
	fmt.Println(bytes.TrimLeft([]byte("xxx"), "x") == nil, bytes.TrimSpace([]byte(" ")) == nil)
	fmt.Printf("%s %s %q\n", bytes.Join([][]byte{[]byte("a"), []byte("b")}, []byte(", ")), bytes.Repeat([]byte("ab"), 3), bytes.Runes([]byte("hé")))
	fmt.Printf("%s %s %s\n", bytes.Replace([]byte("oink oink oink"), []byte("k"), []byte("ky"), 2), bytes.ReplaceAll([]byte("oink oink"), []byte("oink"), []byte("moo")), bytes.ToValidUTF8([]byte("a\xffb"), []byte("?")))
	fmt.Printf("%s %v %v\n", bytes.Map(func(r rune) rune { return r + 1 }, []byte("HAL")), bytes.Clone(nil) == nil, bytes.Clone([]byte{1, 2}))
	defer func() { fmt.Println(recover()) }()
	bytes.Repeat([]byte("x"), -1)
}

// Output:
// ["a" "b" "" "c"] ["a" "b,,c"] ["a," "b," "," "c"]
// ["one" "two" "three"] ["a" "b"]
// X,b,,c Xzzz 1
// X;b,,c
// k v=w true
// k=v w true
// true false
// fix true
// prefix false
// -1 true true
// 4 3 2 4
// 2 4 2 0 1
// false true false true 2
// HÉY héy HÉY Oh My
// "hi" "x" "ab" "hi"
// true true
// a, b ababab ['h' 'é']
// oinky oinky oink moo moo a?b
// IBM true [1 2]
// bytes: negative Repeat count
