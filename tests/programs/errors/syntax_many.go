// Several syntax errors in one file, one a line.
package main

func main() {
	x := [3]int{1, 2, 3 // ERROR "syntax error: unexpected newline in composite literal; possibly missing comma or }"
	y := 5 +
	for i := 0; i < 3 { // ERROR "syntax error: unexpected keyword for at end of statement"
	} // ERROR "syntax error: unexpected }, expected expression"
	if x = 1 { // ERROR "syntax error: cannot use assignment x = 1 as value"
	}
	foo(1 2) // ERROR "syntax error: unexpected literal 2 in argument list; possibly missing comma or )"
	var s = "not closed // ERROR "newline in string"
}
