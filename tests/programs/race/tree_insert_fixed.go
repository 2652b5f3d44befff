// A channel that holds the tree lets one in.
//
// Want: clean
package main

type tree struct {
	left, right *tree
	value       int
}

func insert(t *tree, v int) *tree {
	if t == nil {
		return &tree{value: v}
	}
	if v < t.value {
		t.left = insert(t.left, v)
	} else {
		t.right = insert(t.right, v)
	}
	return t
}

func main() {
	root := make(chan *tree, 1)
	root <- nil
	done := make(chan bool, 2)
	for i := range 2 {
		go func() {
			root <- insert(<-root, i)
			done <- true
		}()
	}
	<-done
	<-done
}
