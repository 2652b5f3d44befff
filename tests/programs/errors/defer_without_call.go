// defer and go without a call.
package main

func main() {
	defer recover // ERROR "expression in defer must be function call"
	go func() {} // ERROR "expression in go must be function call"
	defer (recover()) // ERROR "expression in defer must not be parenthesized"
}
