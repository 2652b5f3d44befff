// There is room for every answer.
//
// Want: clean
package main

func main() {
	c := make(chan int, 2)
	for i := range 2 {
		go func() { c <- i }()
	}
	<-c
}
