package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

func main() {
	b, err := io.ReadAll(os.Stdin)
	fmt.Println(len(b), err)
	s := bufio.NewScanner(os.Stdin)
	fmt.Println(s.Scan(), s.Err())
	n, err := os.Stdin.Read(nil)
	fmt.Println(n, err)
	n, err = os.Stdin.Read(make([]byte, 1))
	fmt.Println(n, err)
}

// Output:
// 0 <nil>
// false <nil>
// 0 <nil>
// 0 EOF
