// The function returns, writing its result, while its goroutine still does.
//
// Want: race
package main

var done = make(chan bool, 1)

func compute() (result int) {
	go func() {
		result = 1
		done <- true
	}()
	return 2
}

func main() {
	_ = compute()
	<-done
}
