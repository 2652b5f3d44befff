package main

func main() {
	x := [3]int{1, 2, 3 // ERROR "syntax error: unexpected newline in composite literal; possibly missing comma or }"
	for i := 0; i < 3 { // ERROR "syntax error: unexpected keyword for at end of statement"
	} // ERROR "syntax error: unexpected }, expected expression"
}
