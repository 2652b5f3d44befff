// main waits.
//
// Want: clean
package main

//raceway:outcomes saved

import "fmt"

func main() {
	done := make(chan bool, 1)
	go func() {
		fmt.Println("saved")
		done <- true
	}()
	<-done
}
