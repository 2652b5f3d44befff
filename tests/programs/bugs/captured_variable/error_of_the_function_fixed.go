// It has its own.
//
// Want: clean
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
		err := error(nil)
		_ = err
		done <- true
	}()
	err = errors.New("failed")
	<-done
	return err
}

func main() {
	fmt.Println(run())
}
