// The goroutine is waited for.
//
// Want: clean
package main

var done = make(chan bool, 1)

func compute() (result int) {
	go func() {
		result = 1
		done <- true
	}()
	<-done
	return 2
}

func main() {
	_ = compute()
}
