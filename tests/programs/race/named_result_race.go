// The function returns, writing its result, while its goroutine still does.
//
// Want: race
package main

func compute() (result int) {
	done := make(chan bool, 1)
	go func() {
		result = 1
		done <- true
	}()
	return 2
}

func main() {
	_ = compute()
}
