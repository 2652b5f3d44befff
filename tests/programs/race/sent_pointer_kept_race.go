// Ownership went with the pointer, but the sender looks once more.
//
// Want: race
package main

type job struct{ id, result int }

func main() {
	c := make(chan *job)
	done := make(chan bool)
	go func() {
		j := <-c
		j.result = j.id * 2
		done <- true
	}()
	j := &job{id: 1}
	c <- j
	_ = j.result
	<-done
}
