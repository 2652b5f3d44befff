package main

func f(n int) int { return f(n+1) + 1 }

func main() { f(0) }

// Output:
//
// Exit: 2
// Stderr: fatal error: stack overflow
