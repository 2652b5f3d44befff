// Two are asked, one answer is taken.
//
// Want: leak
package main

func main() {
	c := make(chan int)
	for i := range 2 {
		go func() { c <- i }()
	}
	<-c
}
