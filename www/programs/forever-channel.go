// The forever channel: a server keeps its main goroutine alive by receiving
// from a channel that nobody sends to. That is fine while other goroutines
// work. When the last of them ends, nobody is left who could ever send: all
// goroutines are asleep, and Go says so.
package main

import "fmt"

var greetings = 3 //raceway:slider min=0 max=20

func main() {
	forever := make(chan bool)

	go func() {
		for i := range greetings {
			fmt.Println("hello", i+1)
		}
		// Mend it: forever <- true
	}()

	<-forever
}
