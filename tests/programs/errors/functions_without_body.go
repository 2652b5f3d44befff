// Functions and init need a body.
package main

func f()

func init() // ERROR "func init must have a body"

func main() {}
