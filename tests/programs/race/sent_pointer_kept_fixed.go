// The sender takes what it needs first.
//
// Want: clean
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
	old := j.result
	c <- j
	_ = old
	<-done
}
