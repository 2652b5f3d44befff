// The context carries a copy.
//
// Want: clean
package main

import "context"

type key struct{}

func main() {
	user := struct{ name string }{"ann"}
	ctx := context.WithValue(context.Background(), key{}, user)
	done := make(chan bool)
	go func() {
		_ = ctx.Value(key{}).(struct{ name string }).name
		done <- true
	}()
	user.name = "bob"
	<-done
}
