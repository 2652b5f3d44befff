package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
)

func helper(l *log.Logger) { l.Output(2, "from the caller of helper") }

func main() {
	log.SetOutput(os.Stdout)
	log.SetFlags(0)
	log.Print("plain", 1, 2, "x")
	log.Println("line", 1)
	log.Printf("%d%%\n", 5)
	log.SetPrefix("[p] ")
	log.Print("prefixed")
	log.SetFlags(log.Lshortfile)
	log.Print("file")
	log.SetFlags(log.Lshortfile | log.Lmsgprefix)
	log.Print("message prefix")
	fmt.Println(log.Flags() == log.Lshortfile|log.Lmsgprefix, log.Prefix(), log.Writer() == os.Stdout)
	l := log.New(os.Stdout, "new: ", log.Lshortfile)
	helper(l)
	func() { l.Println("in a closure") }()
	var buf bytes.Buffer
	l.SetOutput(&buf)
	for _, flags := range []int{log.LstdFlags, log.LstdFlags | log.Lmicroseconds, log.Ldate, log.Ltime | log.LUTC} {
		l.SetFlags(flags)
		l.Print("timed")
	}
	var zeros []byte
	for _, c := range buf.Bytes() {
		if c >= 0x30 && c <= 0x39 {
			c = 0x30
		}
		zeros = append(zeros, c)
	}
	fmt.Print(string(zeros))
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		log.Panicf("panics %d", 1)
	}()
	defer fmt.Println("never")
	log.Default().Fatalln("fatal", true)
}

// Output:
// plain1 2x
// line 1
// 5%
// [p] prefixed
// [p] log_flags.go:21: file
// log_flags.go:23: [p] message prefix
// true [p]  true
// new: log_flags.go:26: from the caller of helper
// new: log_flags.go:27: in a closure
// new: 0000/00/00 00:00:00 timed
// new: 0000/00/00 00:00:00.000000 timed
// new: 0000/00/00 timed
// new: 00:00:00 timed
// log_flags.go:44: [p] panics 1
// recovered: panics 1
// log_flags.go:47: [p] fatal true
// Exit: 1
