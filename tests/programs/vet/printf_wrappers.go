// Functions that hand on their arguments print too; their calls are checked.
package main

import (
	"fmt"
	"log"
	"strings"
)

type logger struct{ out strings.Builder }

func (l *logger) printf(format string, args ...any) {
	fmt.Fprintf(&l.out, format, args...)
}

func (l *logger) println(args ...any) {
	fmt.Fprintln(&l.out, args...)
}

func debugf(format string, args ...any) { infof(format, args...) }

func infof(format string, args ...any) { fmt.Printf(format, args...) }

func wrap(format string, args ...any) error { return fmt.Errorf(format, args...) }

func changed(format string, args ...any) { fmt.Printf(format+"\n", args...) }

func forgot(format string, args ...any) { fmt.Printf(format, args) } // VET "missing ... in args forwarded to printf-like function"

func prefixed(prefix string, args ...any) { fmt.Print(append([]any{prefix}, args...)...) }

func main() {
	var l logger
	l.printf("%d\n", "x") // VET "(*command-line-arguments.logger).printf format %d has arg "x" of wrong type string"
	l.println("%d", 1)    // VET "(*command-line-arguments.logger).println call has possible Printf formatting directive %d"
	debugf("%s\n", 1)     // VET "command-line-arguments.debugf format %s has arg 1 of wrong type int"
	infof("%d %d\n", 1)   // VET "command-line-arguments.infof format %d reads arg #2, but call has 1 arg"
	fmt.Println(wrap("%w", fmt.Errorf("inner")))
	fmt.Println(wrap("%w", 1)) // VET "command-line-arguments.wrap format %w has arg 1 of wrong type int"
	changed("%d", "not checked")
	forgot("%d\n", 1)
	prefixed("%d", 1, "\n")
	local := func(format string, a ...any) string { return fmt.Sprintf(format, a...) }
	fmt.Println(local("%d", "x")) // VET "local format %d has arg "x" of wrong type string"
	if len(l.out.String()) == 0 {
		log.Printf("%d", "x") // VET "log.Printf format %d has arg "x" of wrong type string"
		log.Fatalf("%s")      // VET "log.Fatalf format %s reads arg #1, but call has 0 args"
	}
}

// Output:
// %!s(int=1)
// 1 %!d(MISSING)
// inner
// %!w(int=1)
// %!d(string=not checked)
// [1]
// %d1
// %!d(string=x)
