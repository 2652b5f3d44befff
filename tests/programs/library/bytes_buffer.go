package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type brokenWriter struct{}

func (brokenWriter) Write(p []byte) (int, error) { return 2, errors.New("broken") }

func main() {
	var b bytes.Buffer
	fmt.Fprintf(&b, "héllo %d\nline two\nrest", 7)
	b.WriteByte('!')
	b.WriteRune('é')
	fmt.Println(b.Len(), b.String())
	c, _ := b.ReadByte()
	fmt.Println(string(c), b.UnreadRune(), b.UnreadByte(), b.UnreadByte())
	b.ReadByte()
	r, size, err := b.ReadRune()
	fmt.Println(string(r), size, err, b.UnreadRune(), b.UnreadRune())
	peek, err := b.Peek(3)
	fmt.Printf("%q %v\n", peek, err)
	line, err := b.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	by, err := b.ReadBytes('\n')
	fmt.Printf("%q %v\n", by, err)
	fmt.Printf("%q\n", b.Next(2))
	p := make([]byte, 100)
	n, err := b.Read(p)
	fmt.Println(n, err, string(p[:n]))
	n, err = b.Read(p)
	fmt.Println(n, err)
	_, err = b.ReadByte()
	line, err2 := b.ReadString('x')
	peek, err3 := b.Peek(1)
	fmt.Println(err, line == "", err2, len(peek), err3)
	n64, err := b.ReadFrom(strings.NewReader("from a reader"))
	fmt.Println(n64, err, b.Len())
	b.Truncate(6)
	fmt.Println(b.String())
	n64, err = b.WriteTo(brokenWriter{})
	fmt.Println(n64, err, b.String())
	n64, err = b.WriteTo(os.Stdout)
	fmt.Println("|", n64, err, b.Len())
	b.Write(b.AvailableBuffer())
	b.Reset()
	fmt.Println(b.Len(), b.Cap() > 0, b.Available() == b.Cap())
	var none *bytes.Buffer
	fmt.Println(none, bytes.NewBufferString("s"), bytes.NewBuffer([]byte("t")).Len())
	for _, f := range []func(){func() { b.Truncate(5) }, func() { b.Grow(-1) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	rd := bytes.NewReader([]byte("reader"))
	rd.Seek(-3, io.SeekEnd)
	r, size, err = rd.ReadRune()
	fmt.Println(rd.Len(), string(r), size, err, rd.UnreadRune(), rd.UnreadRune(), rd.UnreadByte(), rd.Size())
	rest, _ := io.ReadAll(rd)
	fmt.Println(string(rest))
	n, err = rd.ReadAt(p, 4)
	fmt.Println(n, err)
	_, err = rd.Seek(-1, 0)
	fmt.Println(err)
	rd.Reset([]byte("x"))
	rd.WriteTo(os.Stdout)
	fmt.Println()
}

// Output:
// 25 héllo 7
// line two
// rest!é
// h bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune <nil> bytes.Buffer: UnreadByte: previous operation was not a successful read
// é 2 <nil> <nil> bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune
// "él" <nil>
// "éllo 7\n" <nil>
// "line two\n" <nil>
// "re"
// 5 <nil> st!é
// 0 EOF
// EOF true EOF 0 EOF
// 13 <nil> 13
// from a
// 2 broken om a
// om a| 4 <nil> 0
// 0 true true
// <nil> s 1
// bytes.Buffer: truncation out of range
// bytes.Buffer.Grow: negative count
// 2 d 1 <nil> <nil> bytes.Reader.UnreadRune: previous operation was not ReadRune <nil> 6
// ader
// 2 EOF
// bytes.Reader.Seek: negative position
// x
