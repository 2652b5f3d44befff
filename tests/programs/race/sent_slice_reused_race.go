// The slice was sent; the sender goes on filling it.
//
// Want: race
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
	message[0] = 2
	<-done
}
