package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
)

type oneByte struct{ r io.Reader }

func (o oneByte) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	return o.r.Read(p[:1])
}

type failing struct{}

func (failing) Write(p []byte) (int, error) { return 0, errors.New("disk full") }

func main() {
	for _, split := range []bufio.SplitFunc{bufio.ScanLines, bufio.ScanWords, bufio.ScanRunes, bufio.ScanBytes} {
		for _, text := range []string{"", "one", "a b\nc\r\n\nd", "  lead é  trail  \n", "\xff世"} {
			for _, r := range []io.Reader{strings.NewReader(text), oneByte{strings.NewReader(text)}} {
				s := bufio.NewScanner(r)
				s.Split(split)
				n := 0
				for s.Scan() {
					fmt.Printf("%q ", s.Text())
					n++
				}
				fmt.Print(n, s.Err(), "; ")
			}
		}
		fmt.Println()
	}
	s := bufio.NewScanner(strings.NewReader(strings.Repeat("x", 70000)))
	fmt.Println(s.Scan(), s.Err())
	big := bufio.NewScanner(strings.NewReader(strings.Repeat("y", 70000) + "\nend"))
	big.Buffer(nil, 1<<20)
	for big.Scan() {
		fmt.Print(len(big.Text()), " ")
	}
	fmt.Println(big.Err())

	r := bufio.NewReader(strings.NewReader("line one\nline twö\nrest"))
	b, _ := r.ReadByte()
	r.UnreadByte()
	peek, err := r.Peek(4)
	line, _ := r.ReadString('\n')
	c, size, _ := r.ReadRune()
	fmt.Printf("%c %s %v %q %c %d\n", b, peek, err, line, c, size)
	for {
		line, err := r.ReadString('\n')
		fmt.Printf("%q %v; ", line, err)
		if err != nil {
			break
		}
	}
	fmt.Println()

	w := bufio.NewWriterSize(os.Stdout, 16)
	fmt.Fprintf(w, "buffered %d ", 1)
	w.WriteString("a text longer than the buffer ")
	w.WriteByte('!')
	w.WriteRune('世')
	fmt.Fprintln(w)
	w.Flush()
	bad := bufio.NewWriter(failing{})
	bad.WriteString("x")
	fmt.Println(bad.Flush(), bad.Flush())
	_, err = bad.WriteString("y")
	fmt.Println(err)

	var buf bytes.Buffer
	buf.WriteString("hello ")
	buf.Write([]byte("world"))
	buf.WriteByte('!')
	buf.WriteRune('é')
	fmt.Println(buf.String(), buf.Len())
	fmt.Printf("%q", buf.Next(6))
	buf.Truncate(5)
	line, err = buf.ReadString('l')
	fmt.Printf(" %q %v", line, err)
	rest, err := io.ReadAll(&buf)
	fmt.Printf(" %q %v", rest, err)
	_, err = buf.ReadByte()
	fmt.Println("", err, buf.Len())
	fmt.Fprintf(&buf, "%03d", 7)
	n, err := io.Copy(os.Stdout, &buf)
	fmt.Println("", n, err)

	x, y := []byte("one,two,,three"), []byte(",")
	fmt.Printf("%q %q %v %v %d %q %q\n", bytes.Split(x, y), bytes.Fields([]byte(" a b ")), bytes.Contains(x, y), bytes.Equal(x, y), bytes.Index(x, []byte("two")), bytes.ToUpper(x), bytes.Join([][]byte{y, y}, []byte("-")))
	fmt.Printf("%q %q %q %q %v %v\n", bytes.TrimSpace([]byte(" x ")), bytes.Trim([]byte("--x--"), "-"), bytes.TrimPrefix(x, []byte("one")), bytes.ReplaceAll(x, y, []byte(";")), bytes.HasPrefix(x, []byte("one")), bytes.Compare(x, y))

	rd := io.LimitReader(strings.NewReader("limited text"), 7)
	data, err := io.ReadAll(rd)
	fmt.Printf("%q %v\n", data, err)
	four := make([]byte, 4)
	n2, err := io.ReadFull(strings.NewReader("abc"), four)
	fmt.Println(n2, err, errors.Is(err, io.ErrUnexpectedEOF))
	n2, err = io.WriteString(io.MultiWriter(os.Stdout, io.Discard), "multi\n")
	fmt.Println(n2, err)

	l := log.New(os.Stdout, "pre: ", 0)
	l.Println("a", 1)
	l.Printf("b %d", 2)
	l.SetPrefix("p2 ")
	l.SetFlags(log.Lmsgprefix)
	l.Print("c", "d", 1, 2)
	log.SetOutput(os.Stdout)
	log.SetFlags(0)
	log.Println("standard")
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		log.Panicf("oh %s", "no")
	}()
	defer fmt.Println("not printed")
	log.Fatalln("fatal")
}

// Exit: 1

// Output:
// 0 <nil>; 0 <nil>; "one" 1 <nil>; "one" 1 <nil>; "a b" "c" "" "d" 4 <nil>; "a b" "c" "" "d" 4 <nil>; "  lead é  trail  " 1 <nil>; "  lead é  trail  " 1 <nil>; "\xff世" 1 <nil>; "\xff世" 1 <nil>;
// 0 <nil>; 0 <nil>; "one" 1 <nil>; "one" 1 <nil>; "a" "b" "c" "d" 4 <nil>; "a" "b" "c" "d" 4 <nil>; "lead" "é" "trail" 3 <nil>; "lead" "é" "trail" 3 <nil>; "\xff世" 1 <nil>; "\xff世" 1 <nil>;
// 0 <nil>; 0 <nil>; "o" "n" "e" 3 <nil>; "o" "n" "e" 3 <nil>; "a" " " "b" "\n" "c" "\r" "\n" "\n" "d" 9 <nil>; "a" " " "b" "\n" "c" "\r" "\n" "\n" "d" 9 <nil>; " " " " "l" "e" "a" "d" " " "é" " " " " "t" "r" "a" "i" "l" " " " " "\n" 18 <nil>; " " " " "l" "e" "a" "d" " " "é" " " " " "t" "r" "a" "i" "l" " " " " "\n" 18 <nil>; "�" "世" 2 <nil>; "�" "世" 2 <nil>;
// 0 <nil>; 0 <nil>; "o" "n" "e" 3 <nil>; "o" "n" "e" 3 <nil>; "a" " " "b" "\n" "c" "\r" "\n" "\n" "d" 9 <nil>; "a" " " "b" "\n" "c" "\r" "\n" "\n" "d" 9 <nil>; " " " " "l" "e" "a" "d" " " "\xc3" "\xa9" " " " " "t" "r" "a" "i" "l" " " " " "\n" 19 <nil>; " " " " "l" "e" "a" "d" " " "\xc3" "\xa9" " " " " "t" "r" "a" "i" "l" " " " " "\n" 19 <nil>; "\xff" "\xe4" "\xb8" "\x96" 4 <nil>; "\xff" "\xe4" "\xb8" "\x96" 4 <nil>;
// false bufio.Scanner: token too long
// 70000 3 <nil>
// l line <nil> "line one\n" l 1
// "ine twö\n" <nil>; "rest" EOF;
// buffered 1 a text longer than the buffer !世
// disk full disk full
// disk full
// hello world!é 14
// "hello " "worl" <nil> "d" <nil> EOF 0
// 007 3 <nil>
// ["one" "two" "" "three"] ["a" "b"] true false 4 "ONE,TWO,,THREE" ",-,"
// "x" "x" ",two,,three" "one;two;;three" true 1
// "limited" <nil>
// 3 unexpected EOF true
// multi
// 6 <nil>
// pre: a 1
// pre: b 2
// p2 cd1 2
// standard
// oh no
// recovered oh no
// fatal
// Exit: 1
