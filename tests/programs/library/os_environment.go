package main

import (
	"errors"
	"fmt"
	"os"
)

func main() {
	os.Clearenv()
	fmt.Println(os.Getenv("NOPE") == "", len(os.Environ()))
	fmt.Println(os.Setenv("ONE", "1"), os.Setenv("TWO", "2=3"), os.Setenv("", "x"), os.Setenv("A=B", ""))
	v, ok := os.LookupEnv("ONE")
	fmt.Println(v, ok, os.Environ())
	fmt.Println(os.ExpandEnv("$ONE-${TWO}-$NOPE-${NOPE}-$$-${"), os.Expand("$a ${b} $ ${} end$", func(s string) string { return s + s }))
	fmt.Println(os.Unsetenv("ONE"), os.Environ())
	_, ok = os.LookupEnv("ONE")
	fmt.Println(ok)
	_, err := os.Open("/no/such/file")
	var pe *os.PathError
	fmt.Println(os.IsNotExist(err), errors.Is(err, os.ErrNotExist), errors.As(err, &pe), pe.Op, pe.Path)
	fmt.Fprintln(os.Stdout, "to", os.Stdout.Name(), os.Stdout.Fd())
	n, err := os.Stdout.WriteString("written\n")
	fmt.Println(n, err, len(os.Args))
	defer fmt.Println("never")
	os.Exit(3)
}

// Output:
// true 0
// <nil> <nil> setenv: invalid argument setenv: invalid argument
// 1 true [ONE=1 TWO=2=3]
// 1-2=3---- aa bb $  end$
// <nil> [TWO=2=3]
// false
// true true true open /no/such/file
// to /dev/stdout 1
// written
// 8 <nil> 1
// Exit: 3
