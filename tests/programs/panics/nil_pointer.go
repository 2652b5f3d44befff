package main

type t struct{ a, b int }

func main() {
	var p *t
	p.b = 1
}

// Output:
//
// Exit: 2
// Stderr: panic: runtime error: invalid memory address or nil pointer dereference
// Stderr: goroutine 1 [running]:
