package main

import "fmt"

type speaker interface {
	speak() string
	walk(int)
}

type cat struct{}

func (c *cat) speak() string { return "meow" }
func (c *cat) walk(n int)    {}

type fish struct{}

func (fish) speak() int { return 1 }

func main() {
	var s speaker = cat{} // ERROR "cannot use cat{} (value of struct type cat) as speaker value in variable declaration: cat does not implement speaker (method speak has pointer receiver)"
	s = &cat{}
	s = fish{}           // ERROR "cannot use fish{} (value of struct type fish) as speaker value in assignment: fish does not implement speaker (wrong type for method speak)"
	s = 5                // ERROR "cannot use 5 (constant of type int) as speaker value in assignment: int does not implement speaker (missing method speak)"
	var e error = "text" // ERROR "cannot use "text" (constant of type string) as error value in variable declaration: string does not implement error (missing method Error)"
	n := s.(fish)        // ERROR "impossible type assertion: s.(fish)"
	var i int
	i.(int) // ERROR "invalid operation: i (variable of type int) is not an interface"
	fmt.Println(s, e, n)
}
