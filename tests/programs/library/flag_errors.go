// What a FlagSet says about flags that it cannot read.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
)

func main() {
	for _, args := range [][]string{{"-n=x"}, {"-none"}, {"-n"}, {"-b=perhaps"}, {"-d", "5q"}, {"--n", "3", "-b", "rest", "-n"}, {"-h"}} {
		fs := flag.NewFlagSet("tool", flag.ContinueOnError)
		fs.SetOutput(os.Stdout)
		fs.Usage = func() { fmt.Println("usage: tool") }
		n, b, d := fs.Int("n", 1, "a number"), fs.Bool("b", false, "a switch"), fs.Duration("d", 0, "a time")
		err := fs.Parse(args)
		fmt.Println(*n, *b, *d, fs.Args(), err != nil, errors.Is(err, flag.ErrHelp))
	}
	fs := flag.NewFlagSet("tool", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	fs.String("name", "you", "whom to `greet`")
	fs.Bool("loud", false, "in capitals")
	fs.PrintDefaults()
}

// Output:
// invalid value "x" for flag -n: parse error
// usage: tool
// 0 false 0s [] true false
// flag provided but not defined: -none
// usage: tool
// 1 false 0s [] true false
// flag needs an argument: -n
// usage: tool
// 1 false 0s [] true false
// invalid boolean value "perhaps" for -b: parse error
// usage: tool
// 1 false 0s [] true false
// invalid value "5q" for flag -d: parse error
// usage: tool
// 1 false 0s [] true false
// 3 true 0s [rest -n] false false
// usage: tool
// 1 false 0s [] true true
//   -loud
//     	in capitals
//   -name greet
//     	whom to greet (default "you")
