package main

import (
	"bytes"
	"fmt"
	"strings"
	"time"
)

func main() {
	var b bytes.Buffer
	b.WriteString("no newline")
	line, err := b.ReadString('\n')
	fmt.Printf("%q %v %v %d\n", line, err, b.UnreadByte(), b.Len())
	b.Reset()
	b.WriteString("éa")
	b.ReadRune()
	b.Grow(3)
	fmt.Println(b.UnreadRune(), b.String())
	_, err = b.ReadBytes('x')
	_, err2 := b.ReadBytes('x')
	fmt.Println(err, err2, b.UnreadByte(), b.UnreadByte())
	sr, br := strings.NewReader("abc"), bytes.NewReader([]byte("abc"))
	for _, off := range []int64{0, 2, 3, 4} {
		n, err := sr.ReadAt(nil, off)
		m, err2 := br.ReadAt(nil, off)
		fmt.Println(off, n, err, m, err2)
	}
	old := time.Date(-44, 3, 15, 0, 0, 0, 0, time.UTC)
	fmt.Println(old, old.Format("06 2006"), time.Date(12345, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006 06"))
}

// Output:
// "no newline" EOF <nil> 1
// <nil> éa
// EOF EOF <nil> bytes.Buffer: UnreadByte: previous operation was not a successful read
// 0 0 <nil> 0 <nil>
// 2 0 <nil> 0 <nil>
// 3 0 EOF 0 EOF
// 4 0 EOF 0 EOF
// -0044-03-15 00:00:00 +0000 UTC 44 -0044 12345 45
