// A receive from an unbuffered channel comes before the send completes.
//
// Want: clean
package main

func main() {
	x := 0
	c := make(chan bool)
	done := make(chan bool)
	go func() {
		x = 1
		<-c
		done <- true
	}()
	c <- true
	_ = x
	<-done
}
