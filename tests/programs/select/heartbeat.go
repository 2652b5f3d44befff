// Ticks of a ticker between the parts of a longer work.
package main

import (
	"fmt"
	"time"
)

func main() {
	ticker := time.NewTicker(2 * time.Millisecond)
	defer ticker.Stop()
	finished := time.After(30 * time.Millisecond)
	beats := 0
	for {
		select {
		case <-ticker.C:
			beats++
			continue
		case <-finished:
		}
		break
	}
	fmt.Println("alive:", beats > 2)
}

// Output:
// alive: true
