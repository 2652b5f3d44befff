// When main returns, the others end with it.
package main

import "fmt"

func main() {
	go func() {
		for {
		}
	}()
	go func() {
		select {}
	}()
	fmt.Println("main ends")
}

// Output:
// main ends
