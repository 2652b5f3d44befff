// goto back: an attempt that is repeated.
package main

import "fmt"

func main() {
	attempts := 0
retry:
	attempts++
	if attempts < 4 {
		goto retry
	}
	fmt.Println(attempts)
	for i := 0; ; i++ {
		for j := 0; ; j++ {
			if i*j == 12 {
				fmt.Println(i, j)
				goto found
			}
			if j > 5 {
				break
			}
		}
	}
found:
	fmt.Println("found")
}

// Output:
// 4
// 2 6
// found
