package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type log struct{}

func (log) Write(p []byte) (int, error) { fmt.Printf("write %q\n", p); return len(p), nil }

type bad struct{ n int }

func (b *bad) Write(p []byte) (int, error) {
	if len(p) > b.n {
		return b.n, errors.New("full")
	}
	b.n -= len(p)
	return len(p), nil
}

func main() {
	w := bufio.NewWriterSize(log{}, 8)
	for _, s := range []string{"abc", "defgh", "ijklmnopqrstuvw", "x", "yz"} {
		n, err := w.WriteString(s)
		fmt.Println(n, err, w.Buffered(), w.Available())
	}
	w.WriteByte('!')
	w.WriteRune('é')
	n, err := w.Write([]byte("0123456789abcdef"))
	fmt.Println(n, err, w.Size())
	w.Flush()
	b := bufio.NewWriterSize(&bad{5}, 4)
	for range 3 {
		n, err := b.WriteString("abcd")
		fmt.Println(n, err)
	}
	fmt.Println(b.Flush())

	r := bufio.NewReaderSize(strings.NewReader("héllo wörld\nline two\r\nrest of a very long line that does not fit\nend"), 16)
	fmt.Println(r.UnreadByte(), r.UnreadRune())
	c, err := r.ReadByte()
	fmt.Println(c, err, r.UnreadByte(), r.UnreadByte())
	p, err := r.Peek(3)
	fmt.Printf("%q %v\n", p, err)
	p, err = r.Peek(17)
	fmt.Printf("%q %v\n", p, err)
	r.ReadByte()
	ch, size, err := r.ReadRune()
	fmt.Printf("%q %d %v %v\n", ch, size, err, r.UnreadRune())
	d, err := r.Discard(2)
	fmt.Println(d, err)
	line, prefix, err := r.ReadLine()
	fmt.Printf("%q %v %v\n", line, prefix, err)
	for {
		line, prefix, err := r.ReadLine()
		fmt.Printf("%q %v %v\n", line, prefix, err)
		if err != nil {
			break
		}
	}
	r.Reset(strings.NewReader("a,b,c"))
	for {
		s, err := r.ReadString(',')
		fmt.Printf("%q %v\n", s, err)
		if err != nil {
			break
		}
	}
	r.Reset(strings.NewReader("all of it"))
	m, err := r.WriteTo(os.Stdout)
	fmt.Println(m, err)
	buf := make([]byte, 20)
	r.Reset(strings.NewReader("0123456789012345678901234567890"))
	k, err := r.Read(buf)
	fmt.Println(k, err)
	k, err = r.Read(buf[:3])
	fmt.Println(k, err)
	_, err = r.ReadSlice('x')
	fmt.Println(err)

	sc := bufio.NewScanner(strings.NewReader("one two  three\nfour"))
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println(sc.Err())
	sc = bufio.NewScanner(strings.NewReader("short\n" + strings.Repeat("x", 50)))
	sc.Buffer(make([]byte, 0, 10), 20)
	for sc.Scan() {
		fmt.Println(sc.Text())
	}
	fmt.Println(sc.Err())
	sc = bufio.NewScanner(strings.NewReader("aé\xffz"))
	sc.Split(bufio.ScanRunes)
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println()
	sc = bufio.NewScanner(strings.NewReader("1,2,,3"))
	sc.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		for i, c := range data {
			if c == ',' {
				return i + 1, data[:i], nil
			}
		}
		if atEOF {
			return 0, data, bufio.ErrFinalToken
		}
		return 0, nil, nil
	})
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println(sc.Err())
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("in")), bufio.NewWriter(os.Stdout))
	s, err := rw.ReadString('\n')
	fmt.Fprintf(rw, "%s %v\n", s, err == io.EOF)
	rw.Flush()
	func() {
		defer func() { fmt.Println(recover()) }()
		sc.Buffer(nil, 1)
	}()
	w2 := bufio.NewWriterSize(os.Stdout, 4)
	nn, err := w2.ReadFrom(strings.NewReader("read from\n"))
	w2.Flush()
	fmt.Println(nn, err)
}

// Output:
// 3 <nil> 3 5
// 5 <nil> 8 0
// write "abcdefgh"
// write "ijklmnop"
// 15 <nil> 7 1
// 1 <nil> 8 0
// write "qrstuvwx"
// 2 <nil> 2 6
// write "yz!é012"
// write "3456789abcdef"
// 16 <nil> 8
// 4 <nil>
// 4 <nil>
// 0 full
// full
// bufio: invalid use of UnreadByte bufio: invalid use of UnreadRune
// 104 <nil> <nil> bufio: invalid use of UnreadByte
// "hé" <nil>
// "héllo wörld\nli" bufio: buffer full
// 'é' 2 <nil> <nil>
// 2 <nil>
// "llo wörld" false <nil>
// "line two" false <nil>
// "rest of a very l" true <nil>
// "ong line that do" true <nil>
// "es not fit" false <nil>
// "end" false <nil>
// "" false EOF
// "a," <nil>
// "b," <nil>
// "c" EOF
// all of it9 <nil>
// 20 <nil>
// 3 <nil>
// EOF
// "one" "two" "three" "four" <nil>
// short
// bufio.Scanner: token too long
// "a" "é" "�" "z"
// "1" "2" "" "3" <nil>
// in true
// Buffer called after Scan
// read from
// 10 <nil>
