// A label is declared once in a function, used, and does not lead into a block.
package main

func main() {
again:
	for {
		break again
	}
again: // ERROR "label again already defined at labels_twice.go:5:1"
	goto inside // ERROR "goto inside jumps into block starting at labels_twice.go:11:2"
	{
	inside:
	}
idle: // ERROR "label idle defined and not used"
}
