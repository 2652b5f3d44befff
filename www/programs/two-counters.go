// Two goroutines add five times each to one variable, and nothing orders them.
// Ten, you would think. Open Explore: the sum can be anything from 2 to 10, and
// each outcome has a schedule that shows it. Then put a mutex around x++, and
// explore again.
package main

import "fmt"

//raceway:outcomes 10

var x int

func main() {
	done := make(chan bool)
	for range 2 {
		go func() {
			for range 5 {
				x++ // A load, an addition, a store.
			}
			done <- true
		}()
	}
	<-done
	<-done
	fmt.Println(x)
}
