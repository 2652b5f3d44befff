// Without input, the scanner, the reader and Scan all come to the end at once.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	scanner := bufio.NewScanner(os.Stdin)
	lines := 0
	for scanner.Scan() {
		lines++
	}
	fmt.Println(lines, scanner.Err())
	_, err := bufio.NewReader(os.Stdin).ReadString('\n')
	fmt.Println(err)
	var n int
	count, err := fmt.Scan(&n)
	fmt.Println(count, err)
}

// Output:
// 0 <nil>
// EOF
// 0 EOF
