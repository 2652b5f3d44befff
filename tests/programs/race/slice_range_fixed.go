// The writer waits until the loop is over.
//
// Want: clean
package main

import "sync"

func main() {
	s := []int{1, 2, 3}
	var wg sync.WaitGroup
	done := make(chan bool)
	wg.Go(func() {
		<-done
		s[2] = 9
	})
	sum := 0
	for _, v := range s {
		sum += v
	}
	close(done)
	wg.Wait()
}
