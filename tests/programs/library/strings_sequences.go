package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

func main() {
	for part := range strings.SplitSeq("a,b,,c", ",") {
		fmt.Printf("%q ", part)
	}
	for part := range strings.SplitAfterSeq("a,b,c", ",") {
		fmt.Printf("%q ", part)
	}
	for part := range strings.SplitSeq("héy", "") {
		fmt.Printf("%q ", part)
	}
	fmt.Println()
	for f := range strings.FieldsSeq("  one  two\tthree ") {
		fmt.Printf("%q ", f)
		if f == "two" {
			break
		}
	}
	for f := range strings.FieldsFuncSeq("a1b22c", unicode.IsDigit) {
		fmt.Printf("%q ", f)
	}
	for l := range strings.Lines("one\ntwo\n\nlast") {
		fmt.Printf("%q ", l)
	}
	fmt.Println(len(slices.Collect(strings.Lines(""))), len(slices.Collect(strings.SplitSeq("", ","))))
	for part := range bytes.SplitSeq([]byte("x-y"), []byte("-")) {
		fmt.Printf("%q %d ", part, cap(part))
	}
	for part := range bytes.SplitAfterSeq([]byte("x-y"), []byte("-")) {
		fmt.Printf("%q ", part)
	}
	for l := range bytes.Lines([]byte("one\ntwo")) {
		fmt.Printf("%q ", l)
	}
	for f := range bytes.FieldsSeq([]byte(" p q ")) {
		fmt.Printf("%q ", f)
	}
	for f := range bytes.FieldsFuncSeq([]byte("p;q"), unicode.IsPunct) {
		fmt.Printf("%q ", f)
	}
	fmt.Println()
}

// Output:
// "a" "b" "" "c" "a," "b," "c" "h" "é" "y"
// "one" "two" "a" "b" "c" "one\n" "two\n" "\n" "last" 0 1
// "x" 1 "y" 1 "x-" "y" "one\n" "two" "p" "q" "p" "q"
