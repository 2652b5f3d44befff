// The goroutine is waited for.
//
// Want: clean
package main

func compute() (result int) {
	done := make(chan bool, 1)
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
