// Each message is a new slice.
//
// Want: clean
package main

func main() {
	c := make(chan []int, 1)
	done := make(chan bool)
	go func() {
		_ = (<-c)[0]
		done <- true
	}()
	message := []int{1}
	c <- message
	message = make([]int, 1)
	message[0] = 2
	<-done
}
