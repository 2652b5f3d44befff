// After an error nobody receives the second result.
//
// Want: leak
package main

import "errors"

func run() error {
	errs := make(chan error)
	for i := range 2 {
		go func() {
			if i == 0 {
				errs <- errors.New("broken")
				return
			}
			errs <- nil
		}()
	}
	for range 2 {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}

func main() {
	run()
}
