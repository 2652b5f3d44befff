// Two insertions into an empty tree both become its root.
//
// Want: race
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
	var root *tree
	done := make(chan bool, 2)
	for i := range 2 {
		go func() {
			root = insert(root, i)
			done <- true
		}()
	}
	<-done
	<-done
}
