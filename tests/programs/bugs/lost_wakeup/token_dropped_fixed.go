// A place keeps one notice.
//
// Want: clean
package main

func main() {
	notice := make(chan bool, 1)
	go func() {
		select {
		case notice <- true:
		default:
		}
	}()
	<-notice
}
