// The racy counter: several goroutines add to one variable without asking each
// other. counter++ is a load, an addition and a store; another goroutine may
// store in between, and then an update is lost. Run it with trials on two or
// more workers and look at the outcomes. Then open the mutex and atomic twins.
package main

import (
	"fmt"
	"sync"
)

var goroutines = 4 //raceway:slider min=1 max=64
var times = 100000 //raceway:slider min=10 max=1000000 log

func main() {
	counter := 0
	var wg sync.WaitGroup
	for range goroutines {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range times {
				counter++ // The race.
			}
		}()
	}
	wg.Wait()
	fmt.Println("expected", goroutines*times, "counted", counter)
	fmt.Println("RESULT expected", goroutines*times)
	fmt.Println("RESULT counted", counter)
	fmt.Println("RESULT lost-updates", goroutines*times-counter)
}
