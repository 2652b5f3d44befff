// It gets a copy.
//
// Want: clean
package main

//raceway:outcomes a

import "fmt"

func main() {
	buffer := []byte{'a'}
	out := make(chan string)
	message := buffer
	message = append([]byte(nil), buffer...)
	go func() { out <- string(message) }()
	buffer[0] = 'b'
	fmt.Println(<-out)
}
