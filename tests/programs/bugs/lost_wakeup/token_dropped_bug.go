// The notice is dropped when nobody listens at that moment.
//
// Want: deadlock
package main

func main() {
	notice := make(chan bool)
	go func() {
		select {
		case notice <- true:
		default:
		}
	}()
	<-notice
}
