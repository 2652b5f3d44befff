package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, "+") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

func main() {
	f := flag.NewFlagSet("tool", flag.ContinueOnError)
	f.SetOutput(os.Stdout)
	n := f.Int("n", 3, "number of `things`")
	s := f.String("name", "bob", "who\nelse")
	b := f.Bool("v", false, "be verbose")
	d := f.Duration("wait", time.Second, "how long")
	x := f.Float64("x", 0, "a factor")
	u := f.Uint("u", 7, "unsigned")
	i64 := f.Int64("big", 0, "big")
	var l list
	f.Var(&l, "l", "a list")
	f.Func("f", "a function", func(s string) error {
		if s == "bad" {
			return errors.New("so bad")
		}
		fmt.Println("f", s)
		return nil
	})
	f.BoolFunc("bf", "bool function", func(s string) error { fmt.Println("bf", s); return nil })
	err := f.Parse([]string{"-n", "5", "--name=alice", "-v", "-wait", "1m30s", "-x=2.5", "-l", "a", "-l=b", "-f", "q", "-bf", "--", "rest", "-n"})
	fmt.Println(err, *n, *s, *b, *d, *x, *u, *i64, l, f.Args(), f.NFlag(), f.NArg(), f.Arg(0), f.Arg(9) == "")
	f.Visit(func(fl *flag.Flag) { fmt.Print(fl.Name, "=", fl.Value, " ") })
	fmt.Println()
	f.VisitAll(func(fl *flag.Flag) { fmt.Print(fl.Name, ":", fl.DefValue, " ") })
	fmt.Println()
	for _, args := range [][]string{{"-nope"}, {"-n", "x"}, {"-n"}, {"-n", "99999999999999999999"}, {"-v=maybe"}, {"-f", "bad"}, {"-h"}, {"---"}, {"-=x"}, {"-wait", "1"}} {
		err := f.Parse(args)
		fmt.Println("error:", err, err == flag.ErrHelp)
	}
	fmt.Println(f.Set("n", "12"), *n, f.Set("zzz", ""), f.Lookup("n").Usage, f.Lookup("q"))
	func() {
		defer func() { fmt.Println(recover()) }()
		f.Int("n", 0, "")
	}()
	flag.CommandLine = flag.NewFlagSet("cmd", flag.PanicOnError)
	flag.CommandLine.SetOutput(os.Stdout)
	flag.Parse()
	fmt.Println(flag.Parsed(), flag.NArg())
}

// Output:
// f q
// bf true
// <nil> 5 alice true 1m30s 2.5 7 0 [a b] [rest -n] 8 2 rest true
// bf= f= l=a+b n=5 name=alice v=true wait=1m30s x=2.5
// bf: big:0 f: l: n:3 name:bob u:7 v:false wait:1s x:0
// flag provided but not defined: -nope
// Usage of tool:
//   -bf
//     	bool function
//   -big int
//     	big
//   -f value
//     	a function
//   -l value
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	who
//     	else (default "bob")
//   -u uint
//     	unsigned (default 7)
//   -v	be verbose
//   -wait duration
//     	how long (default 1s)
//   -x float
//     	a factor
// error: flag provided but not defined: -nope false
// invalid value "x" for flag -n: parse error
// Usage of tool:
//   -bf
//     	bool function
//   -big int
//     	big
//   -f value
//     	a function
//   -l value
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	who
//     	else (default "bob")
//   -u uint
//     	unsigned (default 7)
//   -v	be verbose
//   -wait duration
//     	how long (default 1s)
//   -x float
//     	a factor
// error: invalid value "x" for flag -n: parse error false
// flag needs an argument: -n
// Usage of tool:
//   -bf
//     	bool function
//   -big int
//     	big
//   -f value
//     	a function
//   -l value
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	who
//     	else (default "bob")
//   -u uint
//     	unsigned (default 7)
//   -v	be verbose
//   -wait duration
//     	how long (default 1s)
//   -x float
//     	a factor
// error: flag needs an argument: -n false
// invalid value "99999999999999999999" for flag -n: value out of range
// Usage of tool:
//   -bf
//     	bool function
//   -big int
//     	big
//   -f value
//     	a function
//   -l value
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	who
//     	else (default "bob")
//   -u uint
//     	unsigned (default 7)
//   -v	be verbose
//   -wait duration
//     	how long (default 1s)
//   -x float
//     	a factor
// error: invalid value "99999999999999999999" for flag -n: value out of range false
// invalid boolean value "maybe" for -v: parse error
// Usage of tool:
//   -bf
//     	bool function
//   -big int
//     	big
//   -f value
//     	a function
//   -l value
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	who
//     	else (default "bob")
//   -u uint
//     	unsigned (default 7)
//   -v	be verbose
//   -wait duration
//     	how long (default 1s)
//   -x float
//     	a factor
// error: invalid boolean value "maybe" for -v: parse error false
// invalid value "bad" for flag -f: so bad
// Usage of tool:
//   -bf
//     	bool function
//   -big int
//     	big
//   -f value
//     	a function
//   -l value
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	who
//     	else (default "bob")
//   -u uint
//     	unsigned (default 7)
//   -v	be verbose
//   -wait duration
//     	how long (default 1s)
//   -x float
//     	a factor
// error: invalid value "bad" for flag -f: so bad false
// Usage of tool:
//   -bf
//     	bool function
//   -big int
//     	big
//   -f value
//     	a function
//   -l value
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	who
//     	else (default "bob")
//   -u uint
//     	unsigned (default 7)
//   -v	be verbose
//   -wait duration
//     	how long (default 1s)
//   -x float
//     	a factor
// error: flag: help requested true
// bad flag syntax: ---
// Usage of tool:
//   -bf
//     	bool function
//   -big int
//     	big
//   -f value
//     	a function
//   -l value
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	who
//     	else (default "bob")
//   -u uint
//     	unsigned (default 7)
//   -v	be verbose
//   -wait duration
//     	how long (default 1s)
//   -x float
//     	a factor
// error: bad flag syntax: --- false
// bad flag syntax: -=x
// Usage of tool:
//   -bf
//     	bool function
//   -big int
//     	big
//   -f value
//     	a function
//   -l value
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	who
//     	else (default "bob")
//   -u uint
//     	unsigned (default 7)
//   -v	be verbose
//   -wait duration
//     	how long (default 1s)
//   -x float
//     	a factor
// error: bad flag syntax: -=x false
// invalid value "1" for flag -wait: parse error
// Usage of tool:
//   -bf
//     	bool function
//   -big int
//     	big
//   -f value
//     	a function
//   -l value
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	who
//     	else (default "bob")
//   -u uint
//     	unsigned (default 7)
//   -v	be verbose
//   -wait duration
//     	how long (default 1s)
//   -x float
//     	a factor
// error: invalid value "1" for flag -wait: parse error false
// <nil> 12 no such flag -zzz number of `things` <nil>
// tool flag redefined: n
// tool flag redefined: n
// true 0
