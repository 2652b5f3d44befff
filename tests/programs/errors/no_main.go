// A program needs main.
package main

func Main() {}

// Exit: 1
// Stderr: function main is undeclared in the main package
