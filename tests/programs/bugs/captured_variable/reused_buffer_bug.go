// The goroutine gets the buffer, not what was in it.
//
// Want: race
// Want: output b
package main

//raceway:outcomes a

import "fmt"

func main() {
	buffer := []byte{'a'}
	out := make(chan string)
	message := buffer
	go func() { out <- string(message) }()
	buffer[0] = 'b'
	fmt.Println(<-out)
}
