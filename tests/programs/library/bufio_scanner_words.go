// A scanner splits by lines, words, runes or a function of one's own.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"
)

func scan(text string, split bufio.SplitFunc) (tokens []string) {
	s := bufio.NewScanner(strings.NewReader(text))
	s.Split(split)
	for s.Scan() {
		tokens = append(tokens, s.Text())
	}
	return tokens
}

func main() {
	text := "one two\r\nthrée,four\n"
	fmt.Printf("%q\n", scan(text, bufio.ScanLines))
	fmt.Printf("%q\n", scan(text, bufio.ScanWords))
	fmt.Printf("%q\n", scan("aé世", bufio.ScanRunes))
	fmt.Printf("%q\n", scan("ab", bufio.ScanBytes))
	commas := func(data []byte, end bool) (int, []byte, error) {
		if i := bytes.IndexByte(data, ','); i >= 0 {
			return i + 1, data[:i], nil
		}
		if end && len(data) > 0 {
			return len(data), data, bufio.ErrFinalToken
		}
		return 0, nil, nil
	}
	fmt.Printf("%q\n", scan("a,b,,c", commas))
	s := bufio.NewScanner(strings.NewReader(strings.Repeat("x", 100)))
	s.Buffer(nil, 10)
	fmt.Println(s.Scan(), s.Err())
}

// Output:
// ["one two" "thrée,four"]
// ["one" "two" "thrée,four"]
// ["a" "é" "世"]
// ["a" "b"]
// ["a" "b" "" "c"]
// false bufio.Scanner: token too long
