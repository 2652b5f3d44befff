package main

func main() {
	var m map[string]int
	m["a"] = 1
}

// Output:
//
// Exit: 2
// Stderr: panic: assignment to entry in nil map
// Stderr: goroutine 1 [running]:
