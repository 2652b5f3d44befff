package main

import (
	"fmt"
	"strings"
)

func main() {
	for _, pairs := range [][]string{
		{"", "-"},
		{"", "-", "b", "B"},
		{"b", "B", "", "-"},
		{"", "", "ab", ""},
		{"a", "1", "a", "2"},
		{"a", "1", "ab", "2"},
		{"ab", "2", "a", "1"},
		{"", "x", "", "y", "c", "é"},
		{"é", "e", "\xc3", "?"},
	} {
		fmt.Printf("%q %q\n", pairs, strings.NewReplacer(pairs...).Replace("abcéab"))
	}
	fmt.Printf("%q\n", strings.NewReplacer("", "!", "x", "y").Replace(""))
}

// Output:
// ["" "-"] "-a-b-c-\xc3-\xa9-a-b-"
// ["" "-" "b" "B"] "-a-B-c-\xc3-\xa9-a-B-"
// ["b" "B" "" "-"] "-aB-c-\xc3-\xa9-aB-"
// ["" "" "ab" ""] "cé"
// ["a" "1" "a" "2"] "1bcé1b"
// ["a" "1" "ab" "2"] "1bcé1b"
// ["ab" "2" "a" "1"] "2cé2"
// ["" "x" "" "y" "c" "é"] "xaxbxéx\xc3x\xa9xaxbx"
// ["é" "e" "\xc3" "?"] "abceab"
// "!"
