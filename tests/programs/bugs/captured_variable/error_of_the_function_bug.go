// The goroutine assigns to the err of its function, over the one that is returned.
//
// Want: race
// Want: output "<nil>"
package main

//raceway:outcomes failed

import (
	"errors"
	"fmt"
)

func run() error {
	var err error
	done := make(chan bool)
	go func() {
		err = nil
		done <- true
	}()
	err = errors.New("failed")
	<-done
	return err
}

func main() {
	fmt.Println(run())
}
