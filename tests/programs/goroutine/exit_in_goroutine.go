// os.Exit in any goroutine ends the program with its status, and no deferred call runs.
package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("never")
	go func() {
		defer fmt.Println("neither")
		fmt.Println("leaving")
		os.Exit(7)
	}()
	select {}
}

// Output:
// leaving
// Exit: 7
