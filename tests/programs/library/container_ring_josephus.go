// The ring of container/ring, and who is left when every third goes.
package main

import (
	"container/ring"
	"fmt"
)

func main() {
	r := ring.New(7)
	for i := range r.Len() {
		r.Value = i + 1
		r = r.Next()
	}
	r = r.Prev()
	for r.Len() > 1 {
		r = r.Move(2)
		fmt.Print(r.Unlink(1).Value, " ")
	}
	fmt.Println("left:", r.Value)
}

// Output:
// 3 6 2 7 5 1 left: 4
