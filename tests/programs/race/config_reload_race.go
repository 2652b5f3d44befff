// A reload replaces the fields one by one while they are read.
//
// Want: race
// Want: output "new old"
package main

//raceway:outcomes "old old" "new new"

import (
	"fmt"
)

type config struct{ host, port string }

func main() {
	c := config{"old", "old"}
	done := make(chan bool)
	go func() {
		c.host = "new"
		c.port = "new"
		done <- true
	}()
	seen := c
	host, port := seen.host, seen.port
	<-done
	fmt.Println(host, port)
}
